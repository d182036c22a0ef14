import { type PracticeParams, PublishedText } from '../published-text'

export default function TermsPage({ params }: PracticeParams) {
  return <PublishedText kind="terms" params={params} />
}
