import {
  Button,
  ComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components'
import { useAsk } from '../../state/requests.ts'
import { useWords } from '../../state/words.ts'
import { groundsOf } from './ground.ts'

type GroundFieldProps = {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isRequired?: boolean
  /** Enter or Esc was pressed while no list is open. */
  readonly onLeave?: () => void
}

/** The ground of a decision: typed, or one of those used lately in this depot. */
export function GroundField({ value, onChange, isRequired = false, onLeave }: GroundFieldProps) {
  const say = useWords()
  const { value: log } = useAsk('log.read', { limit: 200 }, { keep: true })
  const recent = groundsOf(log?.events ?? [])
  return (
    <ComboBox
      className="appraise-ground"
      allowsCustomValue
      menuTrigger="manual"
      inputValue={value}
      onInputChange={onChange}
      items={recent.map((text) => ({ id: text, text }))}
      // Fewer are offered than would fit: all of them, whatever stands in the field.
      defaultFilter={() => true}
    >
      <Label>{say('appraise.ground')}</Label>
      <span className="appraise-ground-box">
        <Input
          maxLength={1_000}
          aria-required={isRequired}
          placeholder={say('appraise.ground.none')}
          onKeyDown={(event) => {
            if (onLeave === undefined || (event.key !== 'Enter' && event.key !== 'Escape')) return
            if (event.currentTarget.getAttribute('aria-expanded') === 'true') return
            onLeave()
          }}
        />
        <Button className="plain" aria-label={say('appraise.ground.recent')} isDisabled={recent.length === 0}>
          ▾
        </Button>
      </span>
      {isRequired && value.trim() === '' ? (
        <p className="incomplete">{say('appraise.ground.required')}</p>
      ) : null}
      <FieldError />
      <Popover className="appraise-popover">
        <ListBox>
          {({ id, text }: { id: string; text: string }) => (
            <ListBoxItem id={id} textValue={text} className="appraise-option">
              <bdi>{text}</bdi>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
