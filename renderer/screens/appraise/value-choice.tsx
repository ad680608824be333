import { useEffect, useRef } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { findCommand } from '../../../shared/commands.ts'
import { type Value, values } from '../../../shared/value.ts'
import { useKeyWriter } from '../../commands/key-names.ts'
import { keysOf } from '../../commands/keys.ts'
import { ValueBadge } from '../../parts/value-badge.tsx'
import { useDesk } from '../../state/desk.ts'
import { useWords } from '../../state/words.ts'

/** The command that sets each value. */
export const commandOf = { B: 'permanent', V: 'destroyable', N: 'undetermined' } as const

type ValueChoiceProps = { readonly value: Value | null; readonly onChoose: (value: Value) => void }

/** Chooses a value, by mouse, by arrows, or by the keys that set it outside of the sheet. */
export function ValueChoice({ value, onChoose }: ValueChoiceProps) {
  const say = useWords()
  const write = useKeyWriter()
  const keyOf = useValueKeys()
  const group = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const at = event.target instanceof Element ? event.target : document.body
      if (event.ctrlKey || event.metaKey || event.altKey || at.closest('input[type=text],textarea') !== null)
        return
      const meant = values.find((each) => keyOf(each) === event.key)
      if (meant === undefined) return
      event.preventDefault()
      onChoose(meant)
      group.current?.querySelector<HTMLInputElement>(`input[value=${meant}]`)?.focus()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  })
  return (
    <RadioGroup
      ref={group}
      className="appraise-values"
      value={value}
      // The group answers with the value of one of its radios.
      onChange={(chosen) => onChoose(chosen as Value)}
    >
      <Label>{say('appraise.value')}</Label>
      <div className="appraise-values-row">
        {values.map((each) => {
          const key = keyOf(each)
          return (
            <Radio key={each} value={each} className="appraise-value" autoFocus={each === (value ?? 'B')}>
              <ValueBadge value={each} />
              <span aria-hidden="true">{say(`value.${each}`)}</span>
              {key === undefined ? null : <Key text={write(key)} />}
            </Radio>
          )
        })}
      </div>
    </RadioGroup>
  )
}

/** A key, shown: who hears the screen finds the keys in the key map. */
export function Key({ text }: { readonly text: string }) {
  return (
    <span aria-hidden="true">
      <kbd>{text}</kbd>
    </span>
  )
}

/** The single key that sets a value, as this person has it; undefined when none does. */
export function useValueKeys(): (value: Value) => string | undefined {
  const { settings } = useDesk()
  return (value) => {
    const command = findCommand(commandOf[value])
    return command === null ? undefined : keysOf(command, settings).find((key) => key.length === 1)
  }
}
