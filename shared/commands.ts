/**
 * THE table of commands: keys, menu, palette and key map are all made from it. Its words are `command.<id>` in shared/words.
 * Keys are written as tinykeys reads them: `$mod` is Ctrl, on a Mac Command; a space joins keys pressed one after the other.
 */

/**
 * Where the keys of a command work: `anywhere`, also while typing (so they need a modifier); `outside` fields of text;
 * `reading`, only while the list or the reading pane has the focus.
 */
export type Reach = 'anywhere' | 'outside' | 'reading'

/** The menu a command stands in, in the order of the menu bar; the palette and the key map group by it too. */
export const menus = ['depot', 'edit', 'mark', 'view', 'go', 'help'] as const
export type MenuName = (typeof menus)[number]

const depot = of('depot', 'anywhere')
const edit = of('edit', 'outside')
const mark = of('mark', 'reading')
const view = of('view', 'anywhere')
const move = of('go', 'reading')
const go = of('go', 'outside')
const help = of('help', 'anywhere')

/** Every command, in the order it stands in its menu. */
export const commands = [
  depot('new-depot', '$mod+Shift+n'),
  depot('open-depot', '$mod+o'),
  depot('close-depot', '$mod+w'),
  depot('import', '$mod+i'),
  depot('backup'),
  depot('verify'),
  depot('print', '$mod+p'),
  depot('quit', '$mod+q'),

  edit('find', '/', '$mod+f'),
  edit('undo', 'z', '$mod+z'),
  edit('save-search', '$mod+s'),
  edit('clear-query'),
  edit('copy-query'),

  mark('permanent', 'p'),
  mark('destroyable', 'd'),
  mark('undetermined', 'u'),
  mark('tag', 't'),
  mark('note', 'n'),
  mark('mark-thread', 'Shift+T'),
  mark('mark-copies', 'Shift+C'),
  mark('mark-query', 'Shift+A'),
  mark('select', 'x'),
  mark('select-all', '$mod+a'),
  mark('select-none', 'Shift+X'),

  move('next', 'j', 'ArrowDown'),
  move('previous', 'k', 'ArrowUp'),
  move('first', 'Home'),
  move('last', 'End'),
  move('page-on', 'Space'),
  move('page-back', 'Shift+Space'),
  move('next-undecided', 'Shift+J'),
  move('previous-undecided', 'Shift+K'),
  move('open', 'Enter'),
  go('back', 'Escape', 'Alt+ArrowLeft'),
  go('go-records', 'g r'),
  go('go-overview', 'g o'),
  go('go-accessions', 'g a'),
  go('go-log', 'g l'),
  go('go-settings', 'g s'),
  go('go-help', 'g h'),
  go('go-start', 'g d'),

  view('palette', '$mod+k'),
  view('group-threads', '$mod+Shift+g'),
  view('columns'),
  view('facets', '$mod+b'),
  view('show-text', '$mod+1'),
  view('show-html', '$mod+2'),
  view('show-headers', '$mod+3'),
  view('show-parts', '$mod+4'),
  view('show-raw', '$mod+5'),
  view('show-origin', '$mod+6'),
  view('show-properties', '$mod+7'),
  view('next-pane', 'F6'),
  view('zoom-in', '$mod+=', '$mod++'),
  view('zoom-out', '$mod+-'),
  view('zoom-reset', '$mod+0'),
  view('theme'),
  view('refresh', 'F5'),

  { id: 'keymap', keys: ['Shift+?'], reach: 'outside', menu: 'help' },
  help('guide', 'F1'),
  help('query-help'),
  help('about'),
] as const

export type Command = (typeof commands)[number]
export type CommandId = Command['id']

const byId: ReadonlyMap<string, Command> = new Map(commands.map((each) => [each.id, each]))

/** The command of an id from outside; null when there is none. */
export function findCommand(id: string): Command | null {
  return byId.get(id) ?? null
}

function of(menu: MenuName, reach: Reach) {
  return <const Id extends string>(id: Id, ...keys: readonly string[]) => ({ id, keys, reach, menu })
}
