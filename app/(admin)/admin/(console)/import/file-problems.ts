import type { FileProblem } from '@/lib/domain/imports/vocabulary'

const sentences: Record<FileProblem, string> = {
  missing: 'Choose the file with the list of patients',
  'too-large': 'The file is larger than 50 MB. Divide it and import the parts one after the other',
  'too-many-rows': 'The file has more than 100,000 rows. Divide it and import the parts one after the other',
  'too-many-columns': 'The file has more than 60 columns. Leave out those that are not about who the patient is',
  empty: 'The file is empty, or has no rows under its headings',
  quotes: 'A quotation mark is opened and not closed, so the rows after it cannot be told apart',
  'not-text':
    'This is not a CSV file. In a spreadsheet choose “Save as” and “CSV UTF-8”, then choose the file that makes',
}

/** What was wrong with a file, and where; nothing for a word that is none of ours. */
export function fileProblemSentence(problem: unknown, line: unknown): string | null {
  const known = Object.entries(sentences).find(([word]) => word === problem)
  if (!known) return null
  return typeof line === 'string' && /^\d{1,7}$/.test(line) ? `${known[1]} (near line ${line})` : known[1]
}
