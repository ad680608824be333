/** The help, and the small hints beside terms. A blank line divides paragraphs; the names in braces are the keys of commands. */
export const help = {
  'help.hint': 'What is meant: {of}',
  'help.topics': 'Topics',

  'help.topic.begin': 'To begin',
  'help.topic.import': 'Importing',
  'help.topic.ledger': 'The ledger',
  'help.topic.query': 'Searching',
  'help.topic.appraise': 'Appraising',
  'help.topic.keys': 'Keys',
  'help.topic.safe': 'What is safe',
  'help.topic.about': 'About Bewaarpost',

  'help.begin.depot': 'A depot is one file',
  'help.begin.depot.text':
    'The file, with the extension .depot, holds the original bytes of all imported mail, what was understood of them, the search index, every decision and the log. Nothing of an archive lies anywhere else.\n\nTo secure it, make a copy with the menu Depot: that copy is read back and checked. If you copy the file by other means, close the depot first.',
  'help.begin.account': 'Every byte is accounted for',
  'help.begin.account.text':
    'Everything on a drive is imported, shown as present already, or listed with the reason it could not be read. Nothing is left out because of its kind, its folder or its damage. The ledger shows it per file, and the line at the foot of the window says whether it closes.',
  'help.begin.work': 'The work, in order',
  'help.begin.work.text':
    'Import the drive as it was handed over, and read the ledger: is everything in, and what is not?\n\nLook at the overview: what is there, from whom, from when? Every figure and every area leads to its records.\n\nThen appraise: search, read, decide. What belongs together can be decided together.',
  'help.begin.window': 'Finding your way',
  'help.begin.window.text':
    'Everything can be done by keyboard. {palette} finds any command by its name, {keymap} shows all keys, {back} goes back to where you were, and {guide} opens the help about the screen you are at.',
  'help.begin.words': 'The words',
  'help.word.accession': 'accession',
  'help.word.accession.text': 'One hand-over: a drive or folder, received from someone on a date.',
  'help.word.source': 'source file',
  'help.word.source.text': 'A file on that drive, whether mail or not, with its SHA-256.',
  'help.word.mailbox': 'mailbox',
  'help.word.mailbox.text': 'The account that mail comes from, with the person who held it.',
  'help.word.record': 'record',
  'help.word.record.text':
    'One copy of one item in one mailbox: a message, appointment, contact, task, report. Each is decided on by itself.',
  'help.word.content': 'content',
  'help.word.content.text':
    'The original bytes of an item. They are kept once, however many records share them.',
  'help.word.problem': 'problem',
  'help.word.problem.text':
    'A named defect found while reading, such as a message without a date. It can be searched for, and never makes a record disappear.',
  'help.word.value': 'value',
  'help.word.value.text':
    'Whether a record has to be kept: permanent (B), destroyable (V) or undetermined (N).',
  'help.word.decision': 'decision',
  'help.word.decision.text':
    'Who gave a record which value, when and on what ground. A later decision replaces it; the earlier one stays in the log.',

  'help.import.choose': 'Choose what was handed over',
  'help.import.choose.text':
    'Choose folders or files as you received them, or drop them on the window. They are only read; nothing on the drive changes.\n\nThis version reads what Outlook keeps (pst, ost, msg, winmail.dat), Outlook Express (dbx), Apple Mail (emlx), Thunderbird, Google Takeout, mbox, eml and Maildir, also inside zip, tar and gz. A format that is recognised but not read is listed as such, with what to do about it.',
  'help.import.inventory': 'First an inventory',
  'help.import.inventory.text':
    'Before anything is written you see what is there: which formats, how much, what is no mail, and what cannot be read. You also see whether the disk of the depot has room for it.',
  'help.import.who': 'Where it came from',
  'help.import.who.text':
    'Write down who handed it over, when, on what medium, and whose mailbox it is. This stays in the ledger and in the log, and cannot be asked any more in ten years.',
  'help.import.running': 'While it runs',
  'help.import.running.text':
    'The window stays usable: what is in already can be read and searched. An import can be paused, or stopped at its next checkpoint. To go on with one that was stopped, choose it at Accessions and point out the same drive: it goes on where it stopped, and adds nothing twice.',
  'help.import.again': 'The same mail again',
  'help.import.again.text':
    'A drive that is imported again adds nothing, and the ledger says so. Equal messages from different mailboxes are each a record of their own; only their bytes are kept once. Nothing is left out as a duplicate.',

  'help.ledger.closes': 'When it closes',
  'help.ledger.closes.text':
    'For each source file, what was found equals what was imported and what was set aside. The bytes add up too: separators, messages and what was set aside are together exactly the size of the file. A database, such as a pst, has structure and free space in place of separators; there a second count, of all nodes in the file, must give as many items as were read. If all this holds for every file, the ledger closes.',
  'help.ledger.depth': 'Inside a file',
  'help.ledger.depth.text':
    'A line opens to what lies in its file. Of a database it shows each folder with its own count beside what was read from it: a difference is marked and is no loss by itself, since old files often count wrongly. Hidden items are what programs keep with a folder, such as views and rules; recovered ones lie in no folder; deleted ones were deleted by their owner and are still whole. All of them are records. A search folder only lists what lies elsewhere.\n\nEvery number of records leads to just these, by kind and by message class.',
  'help.ledger.aside': 'Set aside',
  'help.ledger.aside.text':
    'What could not be read as an item is listed with its place, its length and the reason. It is no record, but it is not hidden either. Its bytes are kept as far as the drive gives them, and so are those of the damaged places that are listed of a database: where the list of problems offers it, you can save them for somebody who knows how to go on. Keep the drive as long as something on it is set aside or damaged.',
  'help.ledger.open': 'When it does not close',
  'help.ledger.open.text':
    'The ledger names the files that do not close. Usually an import has not finished: go on with it at Accessions. If it still does not close, choose Check the depot in the menu Depot.',
  'help.ledger.proof': 'As evidence',
  'help.ledger.proof.text':
    'The ledger can be printed and saved as PDF or CSV. In the CSV the column bytes_not_read has all bytes of a file of which nothing was read though mail may be in it. The ledger carries the last hash of the log. Keep that hash elsewhere, such as in the record of transfer: it makes later changes to the log provable.',

  'help.query.words': 'Words and signs',
  'help.query.words.text':
    'Words side by side must all occur, in the message or in its attachments as far as these could be read. Capitals and accents do not matter. A word is also found in its other forms and in compounds; which ones is said above the list.',
  'help.query.example': 'Type',
  'help.query.finds': 'Finds',
  'help.query.run': 'Search for {query}',
  'help.op.and': 'records in which both words occur',
  'help.op.or': 'records with one of the two, or both; operators are in capitals',
  'help.op.not': 'records with the first word but not the second',
  'help.op.phrase': 'the words in just this order',
  'help.op.prefix': 'all words that begin so',
  'help.op.exact': 'only this word, without other forms and compounds',
  'help.op.group': 'parentheses say what belongs together',
  'help.op.field': 'a field can have several values in parentheses',
  'help.op.whole': 'this whole address, and none that resembles it',
  'help.op.begun':
    'names that begin so, here message classes; without the * this class and those made from it, such as IPM.Note.SMIME',
  'help.op.empty': 'records that do not have this; here, those without a date',
  'help.query.fields': 'Fields',
  'help.query.fields.text':
    'A field, a colon and a value, without a space, ask for one property. English and Dutch names both work. A click on an example searches for it.',
  'help.query.field': 'Field',
  'help.query.sample': 'Example',
  'help.query.names': 'Typed as',
  'help.query.choices': '{n, plural, one {# value} other {# values}} of {field}',
  'help.query.dates': 'Dates and sizes',
  'help.query.dates.text':
    'A date is a day (2012-03-12 or 12-3-2012), a month (2012-03), a year (2012) or a range (2012..2014, ..2014, 2012-03..). Days begin and end in UTC. “before” means before it begins, “after” after it has ended.\n\nA size is a number with k, MB or GB. One k is 1,024 bytes.',
  'help.query.keep': 'Keeping a search',
  'help.query.keep.text':
    '{find} goes to the query box and {saveSearch} keeps the search under a name. Saved searches are in the depot, so that a colleague has them too.',

  'help.appraise.values': 'Three values',
  'help.appraise.values.text':
    'B, permanent: to be kept for ever. V, destroyable: may be destroyed once its term has passed. N, undetermined: nothing was decided yet.\n\nWhat is undetermined is never destroyed. V is a decision and not an act: this version destroys nothing.',
  'help.appraise.decide': 'Deciding on one record',
  'help.appraise.decide.text':
    'In the list or the message, {permanent} makes a record permanent, {destroyable} destroyable and {undetermined} undetermined. The decision is safely on disk before the next record comes.\n\n{pageOn} pages through the message and then on to the next undetermined one; {nextUndecided} goes there at once.',
  'help.appraise.ground': 'The ground',
  'help.appraise.ground.text':
    'Say on what ground you decide, such as the category of the schedule. It stays filled in until you change it, and is in the log beside each decision. For one record it may be left out; for many at once it may not.',
  'help.appraise.many': 'Many at once',
  'help.appraise.many.text':
    '{select} selects records and Shift with the arrows extends the selection. {markThread} takes a whole conversation, {markCopies} all copies of a message, and {markQuery} everything that the query finds.\n\nA sheet first says how many records change, from which value to which, and what was decided otherwise before. Only then do you confirm. If the records change in the meantime, nothing is done and you are asked again.',
  'help.appraise.undo': 'Taking back',
  'help.appraise.undo.text':
    '{undo} takes back the last thing you did, however many records it was about. The log keeps both: the decision and that it was taken back.',
  'help.appraise.more': 'Tags and notes',
  'help.appraise.more.text':
    '{tag} gives a tag, {note} writes a note. Both can be searched for, and neither changes the value.',

  'help.keys.text':
    'Single letters work while the list or the message has the focus. All keys can be changed, and single letters can be switched off.',
  'help.keys.change': 'Change keys …',
  'help.keys.command': 'Command',
  'help.keys.keys': 'Keys',

  'help.safe.original': 'The original bytes',
  'help.safe.original.text':
    'Bewaarpost keeps of every item exactly the bytes that were on the drive, with their SHA-256. An item in a pst or ost is no run of bytes but a set of properties: all of these are kept, in one documented form that is the same every time, with the SHA-256 of that. What you read on the screen is made from what is kept; a message that was made from properties is marked as derived. Catalogue and index can be made anew from them at any time, and your decisions stay as they are.',
  'help.safe.crash': 'Power failure or crash',
  'help.safe.crash.text':
    'What the window says has been done is on disk. After a failure the depot checks itself when it is opened; an import can go on from its last checkpoint. A record is in the depot as a whole or not at all.',
  'help.safe.full': 'A full disk',
  'help.safe.full.text':
    'The import stops at its last checkpoint and says so. Nothing is lost. Make room and go on.',
  'help.safe.copies': 'Copies and checks',
  'help.safe.copies.text':
    'Make a copy regularly, and keep it on another disk. The copy is read back in full before it gets its name. Check the depot re-reads every message and compares it with its hash, and checks the log and the ledger.',
  'help.safe.hostile': 'Dangerous mail',
  'help.safe.hostile.text':
    'Messages are shown in a closed frame: no script runs, no picture is fetched, no form is sent. Attachments are never opened by a click; when you save one that can do harm, you are warned.',
  'help.safe.offline': 'No connection',
  'help.safe.offline.text':
    'The program never makes a connection to a network. Whatever a message asks for is refused; Settings counts how often that happened.',
  'help.safe.log': 'The log',
  'help.safe.log.text':
    'Each line of the log holds the hash of the line before. The log has no contents of mail. It cannot be edited in this program; a change made outside it shows when the depot is checked, provided that you kept the last hash elsewhere.',

  'help.about.what':
    'The workstation on which an archivist makes an accountable archive of a drive of mail, offline.',
  'help.about.licence': 'Licence',
  'help.about.licence.text':
    'Bewaarpost is free software under the European Union Public Licence, version 1.2 (EUPL-1.2): you may use it, study it, change it and pass it on. It comes without warranty.',
  'help.about.libraries': 'Made with',
  'help.about.libraries.text':
    'The program is made with {n, plural, one {this library} other {these # libraries}} of others, and with what they need in turn.',
  'help.about.library': 'Library',
  'help.about.version': 'Version',
} as const
