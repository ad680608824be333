import { Button, Input, Label, Menu, MenuItem, MenuTrigger, Popover, TextField } from 'react-aria-components'
import { useAsk } from '../../state/requests.ts'
import { useWords } from '../../state/words.ts'
import { groundsOf, LONGEST_GROUND } from './ground.ts'

type GroundFieldProps = {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isRequired?: boolean
  /** Enter or Esc was pressed in the field. */
  readonly onLeave?: () => void
}

/** The ground of a decision: typed, or one of those used lately in this depot. */
export function GroundField({ value, onChange, isRequired = false, onLeave }: GroundFieldProps) {
  const say = useWords()
  const { value: log } = useAsk('log.read', { limit: 200 }, { keep: true })
  const recent = groundsOf(log?.events ?? [])
  return (
    <div className="appraise-ground">
      <TextField
        className="appraise-ground-text"
        value={value}
        onChange={onChange}
        aria-required={isRequired}
        onKeyDown={(event) => {
          const leaves = event.key === 'Enter' || event.key === 'Escape'
          if (leaves && onLeave !== undefined) onLeave()
          // Esc closes the sheet around it, and keys of commands reach them.
          else event.continuePropagation()
        }}
      >
        <Label>{say('appraise.ground')}</Label>
        <Input maxLength={LONGEST_GROUND} placeholder={say('appraise.ground.none')} data-ground />
      </TextField>
      <MenuTrigger>
        <Button
          className="appraise-ground-more"
          aria-label={say('appraise.ground.recent')}
          isDisabled={recent.length === 0}
        >
          ▾
        </Button>
        <Popover className="appraise-popover" placement="bottom end">
          <Menu
            aria-label={say('appraise.ground.recent')}
            items={recent.map((text) => ({ id: text, text }))}
            onAction={(chosen) => onChange(String(chosen))}
          >
            {({ id, text }) => (
              <MenuItem id={id} textValue={text} className="appraise-option">
                <bdi>{text}</bdi>
              </MenuItem>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
      {isRequired && value.trim() === '' ? (
        <p className="incomplete">{say('appraise.ground.required')}</p>
      ) : null}
    </div>
  )
}
