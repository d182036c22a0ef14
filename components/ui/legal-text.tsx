import { LegalBody } from './legal-body'

type Props = { summary: string; text: { body: string } | undefined }

/** One of the practice's texts, folded away until wanted; opens without JavaScript. */
export function LegalText({ summary, text }: Props) {
  if (!text) return null
  return (
    <details className="my-2">
      <summary className="min-h-11 cursor-pointer py-2 text-link underline underline-offset-4">{summary}</summary>
      <div className="border-l-4 border-line pl-4">
        <LegalBody body={text.body} />
      </div>
    </details>
  )
}
