import { importFields } from './vocabulary'

/** The file's own heading for a field, so that a problem names the column as its owner does. */
export function columnOf(headings: string[], mapping: (string | null)[], field: string): string {
  const index = mapping.indexOf(field)
  return headings[index] || (importFields.find((one) => one.field === field)?.heading ?? field)
}
