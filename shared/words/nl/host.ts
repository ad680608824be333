import type { host as english } from '../en/host.ts'

export const host: Record<keyof typeof english, string> = {
  'host.depots': 'Bewaarpost-depots',
  'host.choose': 'Kiezen',
  'host.choose.drive-folder': 'Kies de mappen die zijn overgedragen',
  'host.choose.drive-files': 'Kies de bestanden die zijn overgedragen',
  'host.choose.depot': 'Een depot openen',
  'host.choose.new-depot': 'Waar het nieuwe depot komt te staan',
  'host.choose.empty-folder': 'Kies een lege map om naar te exporteren',
  'host.choose.new-file': 'Waar het nieuwe bestand komt te staan',
  'host.save': 'Opslaan als',
  'host.stop-resumable': 'Er loopt een import.',
  'host.stop-resumable.detail':
    'Die kan nu bij het eerstvolgende controlepunt stoppen. Wat geïmporteerd is blijft in het depot, en de import gaat daar verder zodra het depot weer wordt geopend.',
  'host.stop-resumable.yes': 'Stoppen en sluiten',
  'host.stop-resumable.no': 'Laten doorgaan',
  'host.stop': 'Er wordt nog aan dit depot gewerkt.',
  'host.stop.detail':
    'Dat werk kan nu worden gestopt. Het depot blijft zoals het is; wat bezig was, moet later opnieuw worden begonnen.',
  'host.stop.yes': 'Stoppen en sluiten',
  'host.stop.no': 'Laten doorgaan',
  'host.page-ended': 'Het venster is onverwacht gestopt.',
  'host.page-ended.detail':
    'Het depot is veilig: elk besluit wordt geschreven voordat het wordt getoond, en lopend werk gaat door.',
  'host.page-ended.yes': 'Opnieuw tonen',
  'host.page-ended.no': 'Afsluiten',
  'host.native': 'Dit exemplaar van Bewaarpost is niet zoals het gemaakt is.',
  'host.native.detail':
    'Het bestand met het databaseprogramma ontbreekt of is gewijzigd. Er is geen depot geopend. Installeer Bewaarpost opnieuw vanuit een bron die u vertrouwt.',
}
