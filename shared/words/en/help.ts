/** The help, and the small hints beside terms. */
export const help = {
  'help.hint': 'What is meant: {of}',
} as const
