import type { Outgoing } from '@/lib/domain/correspondence/vocabulary'
import type { MailWords } from './words'

/** What an email is made of; html and text both come from it. */
export type Block =
  | { type: 'heading'; text: string }
  | { type: 'paragraph'; text: string }
  | { type: 'button'; text: string; href: string }
  | { type: 'code'; code: string }
  | { type: 'list'; items: string[] }

export type EmailContent = { subject: string; blocks: Block[] }

/** One file a kind: what it says, from ids and the practice alone. */
export type WriteEmail = (outgoing: Outgoing, words: MailWords) => EmailContent
export type WriteText = (outgoing: Outgoing, words: MailWords) => string

export const heading = (text: string): Block => ({ type: 'heading', text })
export const paragraph = (text: string): Block => ({ type: 'paragraph', text })
export const button = (text: string, href: string): Block => ({ type: 'button', text, href })
export const code = (digits: string): Block => ({ type: 'code', code: digits })
export const list = (items: string[]): Block => ({ type: 'list', items })
