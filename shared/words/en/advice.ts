/** What to do with a file whose format is not read, by its format. */
export const advice = {
  'format.advice.nsf':
    'What to do: open it in HCL Notes and export the mail as .eml files or mbox, then import those.',
  'format.advice.olm':
    'What to do: import it into Outlook for Mac and drag its folders to the desktop, which makes mbox files; import those.',
  'format.advice.unrecognised':
    'What to do: ask for another copy. Its name is that of a mailbox or a message and its first bytes are not: it is damaged, or something else.',
  'format.advice.mbx':
    'What to do: copy it with the tools of its mail server (mailutil) to the format mbox, then import that.',
  'format.advice.mmdf':
    'What to do: turn it into mbox with a program that reads MMDF (mutt, formail), then import that.',
  'format.advice.oe4':
    'What to do: import it into a mail program that reads Outlook Express 4, then import what that saves.',
  'format.advice.7z': 'What to do: unpack it first, then import the folder that comes out.',
  'format.advice.rar': 'What to do: unpack it first, then import the folder that comes out.',
  'format.advice.xz': 'What to do: unpack it first, then import what comes out.',
  'format.advice.bzip2': 'What to do: unpack it first, then import what comes out.',
  'format.advice.zstd': 'What to do: unpack it first, then import what comes out.',
  'format.advice.compress': 'What to do: unpack it first, then import what comes out.',
  'format.advice.cab': 'What to do: unpack it first, then import the folder that comes out.',
  'format.advice.iso': 'What to do: open the disk image, and import the drive that appears.',
} as const
