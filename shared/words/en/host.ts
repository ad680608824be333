/** What the window's native dialogs say. None of these has anything to fill in. */
export const host = {
  'host.depots': 'Bewaarpost depots',
  'host.choose': 'Choose',
  'host.choose.drive-folder': 'Choose the folders that were handed over',
  'host.choose.drive-files': 'Choose the files that were handed over',
  'host.choose.depot': 'Open a depot',
  'host.choose.new-depot': 'Where the new depot will be',
  'host.choose.empty-folder': 'Choose an empty folder to export to',
  'host.choose.new-file': 'Where the new file will be',
  'host.save': 'Save as',
  'host.stop-resumable': 'An import is running.',
  'host.stop-resumable.detail':
    'It can stop at its checkpoint now. What has been imported stays in the depot, and the import goes on from there when the depot is next opened.',
  'host.stop-resumable.yes': 'Stop and close',
  'host.stop-resumable.no': 'Let it go on',
  'host.stop': 'Work on this depot is still running.',
  'host.stop.detail':
    'It can be stopped now. The depot stays as it is; what was being done has to be started again later.',
  'host.stop.yes': 'Stop and close',
  'host.stop.no': 'Let it go on',
  'host.page-ended': 'The window came to an unexpected end.',
  'host.page-ended.detail':
    'The depot is safe: every decision is written before it is shown, and running work goes on.',
  'host.page-ended.yes': 'Show it again',
  'host.page-ended.no': 'Quit',
  'host.native': 'This copy of Bewaarpost is not as it was made.',
  'host.native.detail':
    'The file with the database program is missing or was changed. No depot was opened. Install Bewaarpost again from a source you trust.',
} as const
