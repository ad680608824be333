/** Wat te doen met een bestand waarvan het formaat niet wordt gelezen, per formaat. */
export const advice = {
  'format.advice.nsf':
    'Wat te doen: open het in HCL Notes, exporteer de mail als .eml-bestanden of mbox, en importeer die.',
  'format.advice.olm':
    'Wat te doen: importeer het in Outlook voor Mac en sleep de mappen naar het bureaublad; dat maakt mbox-bestanden. Importeer die.',
  'format.advice.unrecognised':
    'Wat te doen: vraag een andere kopie. De naam is die van een mailbox of een bericht en de eerste bytes zijn dat niet: het is beschadigd, of iets anders.',
  'format.advice.mbx':
    'Wat te doen: kopieer het met het gereedschap van de mailserver (mailutil) naar het formaat mbox, en importeer dat.',
  'format.advice.mmdf':
    'Wat te doen: zet het om in mbox met een programma dat MMDF leest (mutt, formail), en importeer dat.',
  'format.advice.oe4':
    'Wat te doen: importeer het in een mailprogramma dat Outlook Express 4 leest, en importeer daarna wat dat bewaart.',
  'format.advice.7z': 'Wat te doen: pak het eerst uit, en importeer de map die daaruit komt.',
  'format.advice.rar': 'Wat te doen: pak het eerst uit, en importeer de map die daaruit komt.',
  'format.advice.xz': 'Wat te doen: pak het eerst uit, en importeer wat daaruit komt.',
  'format.advice.bzip2': 'Wat te doen: pak het eerst uit, en importeer wat daaruit komt.',
  'format.advice.zstd': 'Wat te doen: pak het eerst uit, en importeer wat daaruit komt.',
  'format.advice.compress': 'Wat te doen: pak het eerst uit, en importeer wat daaruit komt.',
  'format.advice.cab': 'Wat te doen: pak het eerst uit, en importeer de map die daaruit komt.',
  'format.advice.iso': 'Wat te doen: open het schijfbestand, en importeer de schijf die verschijnt.',
} as const
