import type { Outgoing } from '@/lib/domain/correspondence/vocabulary'
import { paths } from '@/lib/web/paths'
import { button, heading, paragraph, type WriteEmail, type WriteText } from './blocks'
import { absolute, practiceOfMessage } from './links'

/** To a patient who was moved to another practice: where they are now, and that a letter follows. It carries no code. */
export const practiceMoved: WriteEmail = (outgoing, { t }) => {
  const { link, ...names } = namesOf(outgoing)
  return {
    subject: t('subject', names),
    blocks: [
      heading(t('heading', names)),
      paragraph(t('why', names)),
      paragraph(t('next', names)),
      button(t('button', names), link),
    ],
  }
}

/** The same by text. */
export const practiceMovedText: WriteText = (outgoing, { t }) => t('text', namesOf(outgoing))

function namesOf(outgoing: Outgoing) {
  const { successor } = outgoing
  if (!successor) throw new Error('A message of this kind needs the practice that has taken over')
  const link = absolute(paths.practice(successor.slug))
  return { practice: practiceOfMessage(outgoing).name, successor: successor.name, link }
}
