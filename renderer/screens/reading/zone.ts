/** A time zone as mail writes it: +0100. `minutes` east of UTC. */
export function writeZone(minutes: number): string {
  const size = Math.abs(minutes)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${minutes < 0 ? '−' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`
}
