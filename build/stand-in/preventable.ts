/** An event of Electron's that a listener may prevent, with what it tells. */
export type Preventable<T extends object> = T & { preventDefault(): void; readonly defaultPrevented: boolean }

/** Makes an event that nobody has prevented yet of what it tells. */
export function preventable<T extends object>(tells: T): Preventable<T> {
  let prevented = false
  return Object.defineProperties(tells, {
    preventDefault: {
      value: () => {
        prevented = true
      },
    },
    defaultPrevented: { get: () => prevented },
    // Both were just defined.
  }) as Preventable<T>
}
