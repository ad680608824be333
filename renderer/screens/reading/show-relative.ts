import { ask } from '../../bridge.ts'
import { go } from '../../state/route.ts'
import { list, moveTo } from '../records/list.ts'

/** Shows another record: in the list as it is when it is there, else in the list of all records. */
export async function showRelative(id: number): Promise<void> {
  const { opened } = list.get()
  const reply = opened === null ? null : await ask('result.place', { result: opened.result, id })
  if (reply?.ok === true && reply.value.place !== null && list.get().opened === opened) {
    go({})
    moveTo(reply.value.place)
  } else go({ screen: 'records', query: '', grouped: false, record: id })
}
