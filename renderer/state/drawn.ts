/** Resolves when what was set last is on the screen: the frame after the next is begun with it. */
export function drawn(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
}
