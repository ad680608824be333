/** A change of a time zone: month, weekday (0 is Sunday), week of the month (5 the last), hour. */
type Change = readonly [month: number, weekday: number, week: number, hour: number]

/** PidLidTimeZoneStruct ([MS-OXOCAL] §2.2.1.39) of a zone with an hour of daylight saving; bias in minutes west of UTC. */
export function timeZoneStruct(zone: { bias: number; toStandard: Change; toDaylight: Change }): Buffer {
  const bytes = Buffer.alloc(48)
  bytes.writeInt32LE(zone.bias, 0)
  bytes.writeInt32LE(-60, 8)
  writeChange(bytes, 14, zone.toStandard)
  writeChange(bytes, 32, zone.toDaylight)
  return bytes
}

function writeChange(bytes: Buffer, start: number, [month, weekday, week, hour]: Change): void {
  for (const [place, field] of [0, month, weekday, week, hour].entries())
    bytes.writeUInt16LE(field, start + place * 2)
}
