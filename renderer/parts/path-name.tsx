import { makeVisible } from '../state/visible.ts'
import './path-name.css'

/** A path on a drive in one line: where there is too little room the folders give way, the name of the file stays. */
export function PathName({ path }: { readonly path: string }) {
  const shown = makeVisible(path)
  const at = shown.lastIndexOf('/', shown.length - 2) + 1
  return (
    <bdi className="path" title={shown}>
      <span className="path-folder">{shown.slice(0, at)}</span>
      <span className="path-file">{shown.slice(at)}</span>
    </bdi>
  )
}
