/** The paragraphs of one of the practice's texts. */
export function LegalBody({ body }: { body: string }) {
  return body.split(/\n{2,}/).map((paragraph) => (
    <p key={paragraph} className="whitespace-pre-line">
      {paragraph}
    </p>
  ))
}
