import { Button, Form, Input, Label, Text, TextField } from 'react-aria-components'
import { writeDate } from '../../../state/formats.ts'
import { useWords } from '../../../state/words.ts'
import { type Drive, goesOn, type HandOver, importDrive, tellHandOver } from './drive.ts'

type FormProps = {
  readonly now: Drive
  readonly canImport: boolean
  /** Items the import would bring in; null when that is not known, or none. */
  readonly items: number | null
}

/** Who handed it over, when, on what, and of whom it is; and the button that begins the import. */
export function HandOverForm({ now, canImport, items }: FormProps) {
  const say = useWords()
  const { handOver } = now
  const isResumed = goesOn(now)
  const label = isResumed
    ? say('drive.import.resume')
    : items === null
      ? say('drive.import.unknown')
      : say('drive.import.begin', { n: items })
  const mailboxHelp = say(isResumed ? 'drive.mailbox.fixed' : 'drive.mailbox.help')
  const received =
    handOver.received === ''
      ? say('drive.received.none')
      : say('drive.received.help', { day: writeDate(handOver.received) })
  return (
    <Form
      className="acc-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (canImport) void importDrive()
      }}
    >
      <section aria-labelledby="drive-about">
        <h2 id="drive-about">{say('drive.about')}</h2>
        <p className="soft">{say('drive.about.why')}</p>
        <div className="acc-fields">
          <Field name="handedOverBy" label={say('drive.from')} help={say('drive.from.help')} now={now} />
          <Field name="received" label={say('drive.received')} help={received} now={now} type="date" />
          <Field name="medium" label={say('drive.medium')} help={say('drive.medium.help')} now={now} />
          <Field name="mailbox" label={say('drive.mailbox')} help={mailboxHelp} now={now} />
          <Field name="holder" label={say('drive.holder')} help={say('drive.holder.help')} now={now} />
        </div>
      </section>
      <section aria-labelledby="drive-import">
        <h2 id="drive-import">{say('drive.import')}</h2>
        <p className="acc-text">{say('drive.import.how')}</p>
        <div className="job-controls">
          <Button type="submit" className="primary" isDisabled={!canImport}>
            {label}
          </Button>
          {canImport ? null : <span className="soft">{say('drive.import.wait')}</span>}
        </div>
      </section>
    </Form>
  )
}

type FieldProps = {
  readonly name: keyof HandOver
  readonly label: string
  readonly help: string
  readonly now: Drive
  readonly type?: 'text' | 'date'
}

function Field({ name, label, help, now, type = 'text' }: FieldProps) {
  // What identifies an interrupted import, and what its account has already, cannot be told anew.
  const isFixed = goesOn(now)
  return (
    <TextField
      name={name}
      type={type}
      className="acc-field"
      value={now.handOver[name]}
      onChange={(value) => tellHandOver({ [name]: value })}
      isReadOnly={isFixed}
      maxLength={1_000}
    >
      <Label>{label}</Label>
      <Input />
      <Text slot="description" className="soft">
        {help}
      </Text>
    </TextField>
  )
}
