/** The property set form of an Outlook item: README.md describes it byte by byte. */
export { isPropertySet } from './form-layout.ts'
export { type PropertySet, readPropertySet } from './form-read.ts'
export { writeItem } from './form-write.ts'
