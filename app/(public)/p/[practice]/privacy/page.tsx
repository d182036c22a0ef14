import { type PracticeParams, PublishedText } from '../published-text'

export default function PrivacyPage({ params }: PracticeParams) {
  return <PublishedText kind="privacy" params={params} />
}
