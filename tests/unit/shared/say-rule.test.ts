import { describe, expect, test } from 'vitest'
import { sayRule } from '../../../shared/say-rule.ts'

describe('a rule is said as people say it', () => {
  test.each<[rule: string, nl: string, en: string]>([
    ['FREQ=DAILY', 'elke dag', 'every day'],
    ['FREQ=DAILY;INTERVAL=3', 'elke 3 dagen', 'every 3 days'],
    ['FREQ=WEEKLY', 'elke week', 'every week'],
    ['FREQ=WEEKLY;BYDAY=TU', 'elke week op dinsdag', 'every week on Tuesday'],
    ['FREQ=WEEKLY;BYDAY=MO,TH', 'elke week op maandag en donderdag', 'every week on Monday and Thursday'],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH,FR;WKST=SU',
      'elke 2 weken op maandag, donderdag en vrijdag',
      'every 2 weeks on Monday, Thursday and Friday',
    ],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'elke werkdag', 'every working day'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU', 'elke dag', 'every day'],
    ['FREQ=MONTHLY;BYMONTHDAY=15', 'elke maand op dag 15', 'every month on day 15'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'elke maand op de laatste dag', 'every month on the last day'],
    [
      'FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1',
      'elke maand op dag 30, of de laatste van een kortere maand',
      'every month on day 30, or the last of a shorter month',
    ],
    [
      'FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU',
      'elke 3 maanden op de tweede dinsdag',
      'every 3 months on the second Tuesday',
    ],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      'elke maand op de laatste werkdag',
      'every month on the last working day',
    ],
    [
      'FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1',
      'elke maand op de eerste dag van het weekend',
      'every month on the first day of the weekend',
    ],
    ['FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15', 'elk jaar op 15 maart', 'every year on 15 March'],
    [
      'FREQ=YEARLY;INTERVAL=2;BYMONTH=11;BYDAY=4TH',
      'elke 2 jaar op de vierde donderdag van november',
      'every 2 years on the fourth Thursday of November',
    ],
    [
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1',
      'elk jaar op de laatste dag van februari',
      'every year on the last day of February',
    ],
    ['FREQ=DAILY;COUNT=12', 'elke dag, 12 keer', 'every day, 12 times'],
    ['FREQ=DAILY;COUNT=1', 'elke dag, één keer', 'every day, once'],
    [
      'FREQ=WEEKLY;BYDAY=TU;UNTIL=20140303',
      'elke week op dinsdag, tot en met 3 maart 2014',
      'every week on Tuesday, until 3 March 2014',
    ],
  ])('%s', (rule, nl, en) => {
    expect([sayRule(rule, 'nl'), sayRule(rule, 'en')]).toEqual([nl, en])
  })

  test('the day on which it ends is that of its own zone', () => {
    const rule = 'FREQ=DAILY;UNTIL=20140302T230000Z'
    expect(sayRule(rule, 'nl')).toContain('2 maart')
    expect(sayRule(rule, 'nl', 60)).toContain('3 maart')
  })
})

describe('a rule for which there is no sentence is not said wrongly', () => {
  test.each([
    '',
    'FREQ=HOURLY',
    'FREQ=DAILY;BYDAY=MO',
    'FREQ=DAILY;BYHOUR=3',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=MONTHLY',
    'FREQ=MONTHLY;BYMONTHDAY=1,15',
    'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1',
    'FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR',
    'FREQ=YEARLY;BYMONTHDAY=1',
    'FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1',
    'FREQ=DAILY;UNTIL=soon',
  ])('%j', (rule) => {
    expect(sayRule(rule, 'nl')).toBeNull()
  })
})
