import type { settings as english } from '../en/settings.ts'

export const settings: Record<keyof typeof english, string> = {
  'settings.title': 'Instellingen',
  'settings.text':
    'Elke wijziging geldt meteen. Instellingen horen bij dit computeraccount; alleen uw naam komt in een depot, in het logboek.',
  'settings.person': 'Wie er aan het werk is',
  'settings.name': 'Naam',
  'settings.name.help':
    'Staat in het logboek bij alles wat u doet. Blijft hij leeg, dan is het de naam van het computeraccount: {account}.',
  'settings.look': 'Hoe het eruitziet',
  'settings.language': 'Taal',
  'settings.language.system': 'zoals de computer',
  'settings.language.nl': 'Nederlands',
  'settings.language.en': 'English',
  'settings.theme': 'Kleuren',
  'settings.theme.system': 'zoals de computer',
  'settings.theme.light': 'licht',
  'settings.theme.dark': 'donker',
  'settings.rows': 'Regels van een lijst',
  'settings.rows.dense': 'compact',
  'settings.rows.normal': 'gewoon',
  'settings.rows.roomy': 'ruim',
  'settings.zoom': 'Grootte',
  'settings.work': 'Hoe het werkt',
  'settings.view': 'Berichten openen als',
  'settings.view.text': 'tekst',
  'settings.view.html': 'HTML',
  'settings.letters': 'Losse letters als toetsen',
  'settings.letters.true': 'aan',
  'settings.letters.false': 'uit',
  'settings.keys': 'Toetsen wijzigen …',
  'settings.safe': 'Wat dit programma niet doet',
  'settings.network':
    'Het maakt nooit verbinding: er wordt niets opgezocht, opgehaald, verzonden of bijgewerkt over een netwerk. Afbeeldingen die een bericht zou ophalen, worden als geblokkeerd getoond.',
  'settings.refused':
    '{n, plural, =0 {Sinds de start is geen verzoek aan een netwerk gedaan.} one {Sinds de start is # verzoek aan een netwerk geweigerd.} other {Sinds de start zijn # verzoeken aan een netwerk geweigerd.}}',
  'settings.host.electron': 'draait in Electron',
  'settings.host.stand-in': 'draait in de vervanger van Electron',
}
