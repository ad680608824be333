/** The start screen, opening a depot, what is said when that does not go well, checking and copying. */
export const start = {
  'start.title': 'Depots',
  'start.what':
    'A depot is one file, ending in .depot, that holds an archive: every message as it was received, what you decide about it, and a log of all of that.',
  'start.safe':
    'Import a drive into a depot, and each byte of the drive is accounted for. The drive itself is only read. Nothing leaves this computer: the program makes no connection to anywhere.',
  'start.open': 'Open depot …',
  'start.new': 'New depot …',
  'start.sample': 'Open the sample',
  'start.sample.making': 'The sample is being made …',
  'start.sample.what':
    'The sample is the mail of a made-up municipality, to try everything on. Its depot is made the first time you open it.',
  'start.drop': 'You can also drop a .depot file on the window to open it, or a folder of mail to import it.',
  'start.recent': 'Opened before',
  'start.recent.none':
    'Depots you have opened stand here. Make a new depot to import a drive, or open one that exists.',
  'start.recent.name': 'Depot',
  'start.recent.place': 'Folder',
  'start.recent.opened': 'Last opened',
  'start.recent.open': 'Open {name}',
  'start.recent.missing': 'not found in its folder',
  'start.recent.look': 'Look for it …',
  'start.recent.look.of': 'Look for it …: {name}',
  'start.recent.forget': 'Take off the list',
  'start.recent.forget.of': 'Take off the list: {name}',
  'start.recent.forgotten': '{name} was taken off the list. The depot itself was not touched.',
  'start.now': '{name} is open in this window.',
  'start.now.sample': '{name} is open in this window. It is the sample: nothing in it is real.',
  'start.now.go': 'Go to its records',
  'start.now.close': 'Close this depot',
  'start.now.other': 'Opening another depot closes this one. What was done in it is in its file already.',
  'start.waiting':
    '{names} {n, plural, one {is} other {are}} ready to be imported. Make a new depot for it or open one; the import begins there.',
  'start.waiting.drop': 'Do not import it',
  'start.new.name': 'Archive',

  'start.opening': '{name} is being opened …',
  'start.opening.what': 'What was being written when it was last closed is looked at first.',
  'start.failed': '{name} could not be opened',
  'start.failed.retry': 'Try again',
  'start.failed.other': 'Open another depot …',
  'start.failed.look': 'Look for it …',
  'start.failed.copy': 'Open a copy …',
  'start.failed.new': 'New depot under another name …',
  'start.failed.back': 'To all depots',
  'start.ended': 'Work on {name} came to an unexpected end',
  'start.ended.happened':
    'The part of the program that reads and writes the depot stopped without being told to. The window itself goes on.',
  'start.ended.safe':
    'Everything that was reported as done is in the depot: decisions are written before they are shown, and an import is kept up to its last checkpoint.',
  'start.ended.next':
    'Open the depot again: it checks itself, and an import that was running can go on where it stopped. If it ends again at the same point, check the depot, or go on with a copy.',
  'start.ended.again': 'Open again',
  'start.ended.facts': 'What the system said: {detail}',

  'drop.drive': 'Let go to take stock of what is in it',
  'drop.busy': 'An import or an inventory is still going on. Drop it again when that is done.',
  'drop.one': 'A window holds one depot: drop one .depot file by itself.',

  'upkeep.verify': 'Check the depot',
  'upkeep.verify.what':
    'Every message is read back and compared with the hash (SHA-256) taken when it was imported; the log, the ledger and the index are checked against them. Nothing is changed. You can go on working meanwhile.',
  'upkeep.verify.begin': 'Check now',
  'upkeep.verify.again': 'Check once more',
  'upkeep.verify.running': 'Being checked: {at}',
  'upkeep.verify.sound': 'The depot is sound.',
  'upkeep.verify.contents':
    '{done, number} of {of, number} {of, plural, one {content holds} other {contents hold}} the hash taken at import.',
  'upkeep.verify.unsound':
    '{n, plural, one {# thing is} other {# things are}} not as {n, plural, one {it} other {they}} should be.',
  'upkeep.verify.unended': 'Not every check came to its end.',
  'upkeep.verify.unsound.next':
    'What is whole can still be read. Make a copy of the file as it is, do not go on working in it, and open the latest copy that was checked.',
  'upkeep.verify.when': 'Checked {time}. Last hash of the log: {head}',
  'upkeep.verify.check': 'Check',
  'upkeep.verify.done': 'Looked at',
  'upkeep.verify.findings': 'Found',
  'upkeep.finding.object': 'Of what',
  'upkeep.finding.detail': 'Facts',
  'upkeep.check.sqlite': 'The database file',
  'upkeep.check.references': 'References between tables',
  'upkeep.check.log': 'The chain of the log',
  'upkeep.check.ledger': 'The ledger',
  'upkeep.check.records': 'Records',
  'upkeep.check.contents': 'Contents',
  'upkeep.check.index': 'The search index',
  'upkeep.check.index without messages': 'Leftovers in the search index',
  'upkeep.check.packs': 'Packs of contents',
  'upkeep.check.bytes': 'Hashes of the original bytes',
  'upkeep.backup': 'Copy the depot',
  'upkeep.backup.what':
    'A complete copy in one file. It is read back and checked against the hashes before it gets its name, so a copy that is there is a good copy. The depot stays open.',
  'upkeep.backup.begin': 'Choose where …',
  'upkeep.backup.running': 'Being written and checked …',
  'upkeep.backup.name': '{name} {day}.depot',
  'upkeep.backup.done':
    'The copy {name} is there: {bytes}, with {n, plural, one {# content} other {# contents}} read back and found to hold the hash taken at import.',
  'upkeep.backup.keep': 'Keep it on another disk than the depot.',
  'upkeep.leave': 'You can close this sheet; the work goes on, and the bar above shows how far it is.',
} as const
