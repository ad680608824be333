import { useState } from 'react'
import { Autocomplete, Checkbox, Input, ListBox, ListBoxItem, TextField } from 'react-aria-components'
import { Explained } from '../../parts/explained.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { useAsk } from '../../state/requests.ts'
import { useStore } from '../../state/store.ts'
import { useWords } from '../../state/words.ts'
import { closeSheet, markSheet } from './sheets.ts'
import { changeTags, idsQuery, MOST_ASKED, offeredTags, type TagSeen, tagsOf } from './tags.ts'

/** Puts tags on the records at hand and takes them off: typing finds one or makes a new one, Enter puts it on or takes it off. */
export function TagSheet() {
  const say = useWords()
  const open = useStore(markSheet)
  return (
    <Sheet title={say('appraise.tag.title')} isOpen={open?.is === 'tag'} onClose={closeSheet}>
      {open?.is === 'tag' ? <Tags ids={open.ids} /> : null}
    </Sheet>
  )
}

function Tags({ ids }: { readonly ids: readonly number[] }) {
  const say = useWords()
  const [typed, type] = useState('')
  const [takesOff, setTakesOff] = useState(false)
  const isKnown = ids.length <= MOST_ASKED
  const depot = useAsk('record.facets', { query: '', names: ['tag'], limit: 1_000 }, { keep: true })
  const here = useAsk(
    'record.facets',
    { query: isKnown ? idsQuery(ids) : '', names: ['tag'], limit: 1_000 },
    { when: isKnown, keep: true },
  )
  const tags = tagsOf(depot.value, isKnown ? here.value : null)
  const offered = offeredTags(tags, typed)
  const change = ({ name, here: has }: TagSeen) => {
    const isOff = has === null ? takesOff : has === ids.length
    void changeTags(ids, isOff ? { remove: [name] } : { add: [name] })
    type('')
  }
  const failure = depot.failure ?? here.failure
  return (
    <>
      <p>{say('appraise.tag.of', { n: ids.length })}</p>
      {failure === undefined ? null : <Explained failure={failure} />}
      {isKnown ? null : (
        <Checkbox className="appraise-tick" isSelected={takesOff} onChange={setTakesOff}>
          <span className="box" aria-hidden="true" />
          {say('appraise.tag.takeOff')}
        </Checkbox>
      )}
      <Autocomplete inputValue={typed} onInputChange={type}>
        <TextField aria-label={say('appraise.tag.find')} autoFocus className="appraise-tag-find">
          <Input role="combobox" aria-expanded placeholder={say('appraise.tag.find')} maxLength={100} />
        </TextField>
        <ListBox
          aria-label={say('appraise.tag.title')}
          className="appraise-tag-list"
          selectionMode="none"
          items={offered.map((tag) => ({ ...tag, id: tag.name }))}
          onAction={(key) => {
            const tag = offered.find(({ name }) => name === key)
            if (tag !== undefined) change(tag)
          }}
          renderEmptyState={() => <p className="soft">{say('appraise.tag.none')}</p>}
        >
          {(tag) => (
            <ListBoxItem id={tag.id} textValue={tag.name} className="appraise-option">
              <span className="appraise-tag-tick" aria-hidden="true">
                {tag.here === null || tag.here === 0 ? '' : tag.here === ids.length ? '✓' : '–'}
              </span>
              <bdi>{tag.isNew ? say('appraise.tag.new', { tag: tag.name }) : tag.name}</bdi>
              <span className="soft">{tag.isNew ? '' : sayHere(tag)}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
      <p className="soft">{say('appraise.tag.keys')}</p>
    </>
  )

  function sayHere({ here, count }: TagSeen): string {
    if (here === null || here === 0) return say('appraise.tag.inDepot', { n: count })
    if (here < ids.length) return say('appraise.tag.onSome', { n: here, of: ids.length })
    return say(ids.length === 1 ? 'appraise.tag.on' : 'appraise.tag.onAll')
  }
}
