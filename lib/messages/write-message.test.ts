import { describe, expect, it } from 'vitest'
import { messageKinds, type Outgoing } from '@/lib/domain/correspondence/vocabulary'
import { locales } from '@/lib/domain/practices/vocabulary'
import { secretCode, secretValue } from '@/lib/platform/secrets'
import { writeMessage, writers } from './write-message'

const secretId = '0192f000-0000-7000-8000-000000000001'
const all = messageKinds.flatMap((kind) =>
  (['email', 'sms'] as const)
    .filter((channel) => writers[kind][channel])
    .flatMap((channel) => locales.map((locale) => [kind, channel, locale] as const)),
)

function outgoing(more: Partial<Outgoing>): Outgoing {
  return {
    id: '0192f000-0000-7000-8000-000000000002',
    kind: 'activation-email',
    channel: 'email',
    recipient: 'new@example.org',
    locale: 'en',
    practice: { slug: 'riverside', name: 'Riverside <b>Surgery</b>', phone: '020 7946 0100', colour: '#5b2a86' },
    secret: { id: secretId, linkMinutes: 24 * 60, codeMinutes: 10 },
    signUpCode: 'WELCOME123',
    successor: { slug: 'hillside', name: 'Hillside <b>Surgery</b>', phone: null, colour: null },
    ...more,
  }
}

describe('messages', () => {
  it('are written for every kind', () => {
    expect([...new Set(all.map(([kind]) => kind))].sort()).toEqual([...messageKinds].sort())
  })

  it.each(all)('writes %s by %s in %s', (kind, channel, locale) => {
    const { subject, text, html } = writeMessage(outgoing({ kind, channel, locale }))
    expect(text).not.toMatch(/\{|\bmail\.|undefined|null/)
    if (channel === 'sms') {
      expect({ subject, html }).toEqual({ subject: '', html: '' })
      return
    }
    expect(subject.length).toBeGreaterThan(5)
    expect(html).toContain(`<html lang="${locale}">`)
    expect(html).not.toContain('<b>Surgery')
    for (const href of html.matchAll(/href="([^"]+)"/g)) {
      expect(href[1]).toMatch(/^http:\/\/localhost:3000\//)
      expect(text.split('\n')).toContain(href[1]?.replaceAll('&amp;', '&'))
    }
  })

  it('puts the activation link and its code each on a line of their own', () => {
    const lines = writeMessage(outgoing({})).text.split('\n')
    expect(lines).toContain(`http://localhost:3000/activate/${secretValue(secretId)}`)
    expect(lines).toContain(secretCode(secretId))
    expect(lines).toContain('The link works for 24 hours, once.')
    expect(lines).toContain('The code works for 10 minutes.')
  })

  it('leaves the code out once it has expired', () => {
    const late = outgoing({ secret: { id: secretId, linkMinutes: 24 * 60, codeMinutes: null } })
    expect(writeMessage(late).text).not.toContain(secretCode(secretId))
  })

  it('sends by text the code only, with who it is from and the warning', () => {
    const { text } = writeMessage(outgoing({ kind: 'activation-sms', channel: 'sms' }))
    expect(text).toMatch(/^Riverside/)
    expect(text).toContain(secretCode(secretId))
    expect(text).toContain('Never tell anyone this code')
    expect(text).not.toContain('http')
  })

  it('speaks for the installation where there is no practice', () => {
    const { html } = writeMessage(outgoing({ kind: 'password-reset', practice: null }))
    expect(html).toContain('Your online account')
  })

  it('refuses a channel that a kind is not written for', () => {
    expect(() => writeMessage(outgoing({ kind: 'welcome', channel: 'sms' }))).toThrow('Nothing is written')
  })
})
