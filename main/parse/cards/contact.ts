import type { ContactCard, phoneKinds } from '../../../shared/item-card.ts'
import {
  PidLidBirthdayLocal,
  PidLidEmail1DisplayName,
  PidLidEmail1EmailAddress,
  PidLidEmail1OriginalDisplayName,
  PidLidEmail2DisplayName,
  PidLidEmail2EmailAddress,
  PidLidEmail2OriginalDisplayName,
  PidLidEmail3DisplayName,
  PidLidEmail3EmailAddress,
  PidLidEmail3OriginalDisplayName,
  PidLidFileUnder,
  PidLidHomeAddress,
  PidLidHtml,
  PidLidOtherAddress,
  PidLidWorkAddress,
  PidLidWorkAddressCity,
  PidLidWorkAddressCountry,
  PidLidWorkAddressPostalCode,
  PidLidWorkAddressPostOfficeBox,
  PidLidWorkAddressState,
  PidLidWorkAddressStreet,
  PidNameKeywords,
} from '../../read/mapi/named.ts'
import {
  PidTagAssistantTelephoneNumber,
  PidTagBirthday,
  PidTagBusiness2TelephoneNumber,
  PidTagBusinessFaxNumber,
  PidTagBusinessHomePage,
  PidTagBusinessTelephoneNumber,
  PidTagCallbackTelephoneNumber,
  PidTagCarTelephoneNumber,
  PidTagCompanyMainTelephoneNumber,
  PidTagCompanyName,
  PidTagDepartmentName,
  PidTagDisplayName,
  PidTagDisplayNamePrefix,
  PidTagGeneration,
  PidTagGivenName,
  PidTagHome2TelephoneNumber,
  PidTagHomeAddressCity,
  PidTagHomeAddressCountry,
  PidTagHomeAddressPostalCode,
  PidTagHomeAddressPostOfficeBox,
  PidTagHomeAddressStateOrProvince,
  PidTagHomeAddressStreet,
  PidTagHomeFaxNumber,
  PidTagHomeTelephoneNumber,
  PidTagIsdnNumber,
  PidTagMiddleName,
  PidTagMobileTelephoneNumber,
  PidTagOtherAddressCity,
  PidTagOtherAddressCountry,
  PidTagOtherAddressPostalCode,
  PidTagOtherAddressPostOfficeBox,
  PidTagOtherAddressStateOrProvince,
  PidTagOtherAddressStreet,
  PidTagOtherTelephoneNumber,
  PidTagPagerTelephoneNumber,
  PidTagPersonalHomePage,
  PidTagPrimaryFaxNumber,
  PidTagPrimaryTelephoneNumber,
  PidTagRadioTelephoneNumber,
  PidTagSurname,
  PidTagTelecommunicationsDeviceForDeafTelephoneNumber,
  PidTagTelexNumber,
  PidTagTitle,
} from '../../read/mapi/tags.ts'
import { isAddress } from '../people.ts'
import { midnightOf } from './days.ts'
import type { Facts } from './facts.ts'

type PhoneKind = (typeof phoneKinds)[number]

/** Telephone numbers by their properties ([MS-OXOCNTC] §2.2.1.4, §2.2.1.5 of faxes). */
const phones: readonly (readonly [PhoneKind, tag: number])[] = [
  ['primary', PidTagPrimaryTelephoneNumber],
  ['mobile', PidTagMobileTelephoneNumber],
  ['business', PidTagBusinessTelephoneNumber],
  ['business-2', PidTagBusiness2TelephoneNumber],
  ['home', PidTagHomeTelephoneNumber],
  ['home-2', PidTagHome2TelephoneNumber],
  ['other', PidTagOtherTelephoneNumber],
  ['car', PidTagCarTelephoneNumber],
  ['radio', PidTagRadioTelephoneNumber],
  ['pager', PidTagPagerTelephoneNumber],
  ['callback', PidTagCallbackTelephoneNumber],
  ['assistant', PidTagAssistantTelephoneNumber],
  ['company', PidTagCompanyMainTelephoneNumber],
  ['business-fax', PidTagBusinessFaxNumber],
  ['home-fax', PidTagHomeFaxNumber],
  ['other-fax', PidTagPrimaryFaxNumber],
  ['telex', PidTagTelexNumber],
  ['isdn', PidTagIsdnNumber],
  ['text', PidTagTelecommunicationsDeviceForDeafTelephoneNumber],
]

/** Addresses: the whole as its program wrote it, and box, street, city, region, code, country (§2.2.1.3). */
const addresses = [
  {
    kind: 'home',
    whole: PidLidHomeAddress,
    parts: [
      PidTagHomeAddressPostOfficeBox,
      PidTagHomeAddressStreet,
      PidTagHomeAddressCity,
      PidTagHomeAddressStateOrProvince,
      PidTagHomeAddressPostalCode,
      PidTagHomeAddressCountry,
    ],
  },
  {
    kind: 'business',
    whole: PidLidWorkAddress,
    parts: [
      PidLidWorkAddressPostOfficeBox,
      PidLidWorkAddressStreet,
      PidLidWorkAddressCity,
      PidLidWorkAddressState,
      PidLidWorkAddressPostalCode,
      PidLidWorkAddressCountry,
    ],
  },
  {
    kind: 'other',
    whole: PidLidOtherAddress,
    parts: [
      PidTagOtherAddressPostOfficeBox,
      PidTagOtherAddressStreet,
      PidTagOtherAddressCity,
      PidTagOtherAddressStateOrProvince,
      PidTagOtherAddressPostalCode,
      PidTagOtherAddressCountry,
    ],
  },
] as const

/** The three addresses of mail (§2.2.1.2): name, address and original name. */
const emails = [
  [PidLidEmail1DisplayName, PidLidEmail1EmailAddress, PidLidEmail1OriginalDisplayName],
  [PidLidEmail2DisplayName, PidLidEmail2EmailAddress, PidLidEmail2OriginalDisplayName],
  [PidLidEmail3DisplayName, PidLidEmail3EmailAddress, PidLidEmail3OriginalDisplayName],
] as const

/** Reads a contact ([MS-OXOCNTC] §2.2.1). */
export function readContact(facts: Facts): ContactCard {
  const parts = [
    PidTagSurname,
    PidTagGivenName,
    PidTagMiddleName,
    PidTagDisplayNamePrefix,
    PidTagGeneration,
  ].map((tag) => facts.text(tag))
  const fileAs = facts.text(PidLidFileUnder)
  const [family = '', given = '', middle = ''] = parts
  const made = [given, middle, family].filter((part) => part !== '').join(' ')
  return {
    card: 'contact',
    name: facts.text(PidTagDisplayName) || made || fileAs,
    fileAs,
    parts,
    company: facts.text(PidTagCompanyName),
    department: facts.text(PidTagDepartmentName),
    jobTitle: facts.text(PidTagTitle),
    emails: emails.flatMap(([name, address, original]) =>
      makeEmail(facts.text(name), facts.text(address), facts.text(original)),
    ),
    phones: phones.flatMap(([kind, tag]) => {
      const number = facts.text(tag)
      return number === '' ? [] : [{ kind, number }]
    }),
    addresses: readAddresses(facts),
    web: readWeb(facts),
    birthday: midnightOf(facts.time(PidLidBirthdayLocal) ?? facts.time(PidTagBirthday)),
    categories: facts.texts(PidNameKeywords),
  }
}

/** Of somebody in Exchange the address is a place in its directory, and the original name the SMTP address. */
function makeEmail(name: string, address: string, original: string): ContactCard['emails'] {
  const found = !isAddress(address) && isAddress(original) ? original : address
  return found === '' && name === '' ? [] : [{ name: name === found ? '' : name, address: found }]
}

function readAddresses(facts: Facts): ContactCard['addresses'] {
  return addresses.flatMap(({ kind, whole, parts: keys }) => {
    const parts = keys.map((key) => facts.text(key))
    const written = facts.text(whole)
    // Programs leave the country out of what they write when it is their own.
    const lines = linesOf(parts).filter((line) => written === '' || line === parts.at(-1))
    const all = [...written.split(/\r?\n/), ...lines.filter((line) => !written.includes(line))]
    const kept = all.map((line) => line.trim()).filter((line) => line !== '')
    return kept.length === 0 ? [] : [{ kind, lines: kept, parts }]
  })
}

function linesOf([box = '', street = '', city = '', region = '', code = '', country = '']: string[]) {
  const place = [code, city].filter((part) => part !== '').join(' ')
  return [...street.split(/\r?\n/), box, place, region, country]
}

function readWeb(facts: Facts): string[] {
  const found = [
    facts.text(PidLidHtml),
    facts.text(PidTagBusinessHomePage),
    facts.text(PidTagPersonalHomePage),
  ]
  return [...new Set(found)].filter((address) => address !== '')
}
