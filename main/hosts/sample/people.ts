import type { Correspondent } from './compose.ts'

/** Someone who writes in the sample drive. All are made up; the addresses are reserved for examples (RFC 2606). */
export type Person = Correspondent & { readonly post: string; readonly language: 'nl' | 'en' }

const town = 'gemeente-voorbeeld.example.nl'

function staff(name: string, post: string, address: string): Person {
  return { name, post, address: `${address}@${town}`, language: 'nl' }
}
function outside(name: string, post: string, address: string, language: 'nl' | 'en' = 'nl'): Person {
  return { name, post, address, language }
}

/** Everyone, under the short name that the affairs use. */
export const people = {
  burgemeester: staff('Margriet van der Laan', 'Burgemeester', 'burgemeester'),
  secretaris: staff('Henk Tuinstra', 'Gemeentesecretaris', 'h.tuinstra'),
  griffier: staff('Annelies Jansen', 'Griffier', 'griffie'),
  ruimte: staff('Jeroen Bakker', 'Wethouder Ruimte en Wonen', 'j.bakker'),
  zorg: staff('Fatima el Amrani', 'Wethouder Zorg en Onderwijs', 'f.elamrani'),
  planoloog: staff('Zoë Hendriks', 'Senior planoloog', 'z.hendriks'),
  vergunningen: staff('Ruud Peters', 'Team Vergunningen', 'vergunningen'),
  financien: staff('Cor Dijkstra', 'Concerncontroller', 'c.dijkstra'),
  juridisch: staff('Saskia de Groot', 'Juridische Zaken', 's.degroot'),
  communicatie: staff('Tom Verhoeven', 'Communicatieadviseur', 't.verhoeven'),
  archief: staff('Marijke de Wit', 'Archivaris', 'archief'),
  postkamer: staff('Postkamer', 'Gemeente Voorbeeld', 'info'),
  beheer: staff('Dennis Kok', 'Servicedesk ICT', 'servicedesk'),
  personeel: staff('Ingrid Smit', 'Personeelszaken', 'p-en-o'),
  fractieNoord: outside(
    'Kees Vermeulen',
    'Fractievoorzitter Lokaal Noord',
    'k.vermeulen@lokaalnoord.example.org',
  ),
  fractieGroen: outside(
    'Noor Willems',
    'Raadslid Groen Voorbeeld',
    'noor.willems@groenvoorbeeld.example.org',
  ),
  inwonerMolen: outside('P. van Dam', '', 'pvandam@post.example.nl'),
  inwonerBrug: outside('Hélène Cornelissen', '', 'h.cornelissen@post.example.nl'),
  inwonerHaven: outside('Familie Yılmaz', '', 'yilmaz@thuis.example.nl'),
  bakkerij: outside('Bakkerij De Korenaar', 'Sinds 1924', 'winkel@dekorenaar.example.nl'),
  aannemer: outside('Bouwbedrijf Hollander & Zn.', 'Projectleiding', 'projecten@hollanderbouw.example.nl'),
  provincie: outside('mr. E.J. ter Horst', 'Provincie, afdeling Ruimte', 'ej.terhorst@provincie.example.nl'),
  krant: outside('Lotte Brouwer', 'De Voorbeelder, redactie', 'redactie@devoorbeelder.example.nl'),
  advocaat: outside('mr. B. van Rossum', 'Van Rossum Advocaten', 'vanrossum@advocaten.example.nl'),
  vereniging: outside('Historische Vereniging Voorbeeld', 'Secretariaat', 'bestuur@historie.example.org'),
  mayor: outside('Eleanor Whitfield', 'Mayor of Exampleton', 'mayor@exampleton.example.org', 'en'),
  clerk: outside('Thomas Ashby', 'Town Clerk, Exampleton', 'clerk@exampleton.example.org', 'en'),
  project: outside(
    'Dr Ingeborg Lindqvist',
    'Lead partner, Water in Historic Towns',
    'lindqvist@watertowns.example.org',
    'en',
  ),
  supplier: outside('Support Desk', 'Caseflow Software', 'support@caseflow.example.com', 'en'),
  student: outside('Oliver Grant', 'MSc student', 'o.grant@university.example.org', 'en'),
  zus: outside('Carolien', '', 'carolien@familie.example.nl'),
  huisarts: outside('Huisartsenpraktijk De Linde', 'Assistente', 'afspraken@delinde.example.nl'),
  reisbureau: outside('Zon & Zee Reizen', 'Boekingen', 'boekingen@zonenzee.example.nl'),
  tennisclub: outside('TC De Lob', 'Ledenadministratie', 'leden@delob.example.nl'),
  nieuwsbrief: outside('Kennisnet Gemeenten', 'Redactie', 'nieuws@kennisnetgemeenten.example.org'),
} as const satisfies Record<string, Person>

export type PersonKey = keyof typeof people
