import { describe, expect, it } from 'vitest'
import { readMoment } from '../read-moment'
import { escaped, withoutMarkup } from './plain-text'

describe('a text that may be HTML', () => {
  it.each([
    ['<div>Thanks John</div>', 'Thanks John'],
    ['<p>One</p><p>Two<br/>Three</p>', 'One\nTwo\nThree'],
    ['Fish &amp; chips', 'Fish &amp; chips'],
    ['<b>Fish &amp; chips</b> &lt;3 &#8364;5 &#x20AC;&nbsp;!', 'Fish & chips <3 €5 € !'],
    ['a < b and c > d', 'a < b and c > d'],
    ['2 <3 people', '2 <3 people'],
    ['<script>alert(1)</script>Hello', 'Hello'],
    ['<script>alert(1)', ''],
    ['<!-- <b>no</b> -->Yes<i>!</i>', 'Yes!'],
    ['<img src=x onerror=alert(1)>Hi', 'Hi'],
    ['<div>\n  Hello\n  there\n</div>', 'Hello there'],
    ['line one\nline two', 'line one\nline two'],
    ['<b>&#0;&#9999999999;x</b>', '&#9999999999;x'],
  ])('%j is kept as %j', (given, kept) => {
    expect(withoutMarkup(given)).toBe(kept)
  })

  it('takes no longer the longer it is', () => {
    for (const part of ['<', '<a', '<script', '<script>', '<!--', '&#', ' \n', ' ', '</p'])
      expect(withoutMarkup(`<b>${part.repeat(200_000)}`).length).toBeLessThanOrEqual(1_400_000)
  })

  it('is told so that nothing in it acts as markup', () => {
    expect(escaped('Bring 2 < 3 pills & water')).toBe('Bring 2 < 3 pills & water')
    expect(escaped('<b>Hi</b> & bye')).toBe('&lt;b&gt;Hi&lt;/b&gt; &amp; bye')
    expect(escaped('&lt;b&gt;')).toBe('&amp;lt;b&amp;gt;')
  })
})

describe('a moment', () => {
  it.each([
    ['2026-07-01T12:00:00', 'Europe/London', '2026-07-01T11:00:00.000Z'],
    ['2026-12-01T12:00:00', 'Europe/London', '2026-12-01T12:00:00.000Z'],
    ['2026-07-01T12:00:00', 'Europe/Kyiv', '2026-07-01T09:00:00.000Z'],
    ['2013-08-02T14:45:58.9525711+01:00', 'Europe/London', '2013-08-02T13:45:58.952Z'],
    ['2013-08-02T14:45:58.952 01:00', 'Europe/London', '2013-08-02T13:45:58.952Z'],
    ['2013-08-02T14:45:58-0330', 'Europe/London', '2013-08-02T18:15:58.000Z'],
    ['2013-08-02T14:45:58Z', 'Europe/Kyiv', '2013-08-02T14:45:58.000Z'],
    ['2013-08-02', 'Europe/London', '2013-08-01T23:00:00.000Z'],
  ])('%s in %s is %s', (typed, zone, moment) => {
    expect(readMoment(typed, zone)?.toISOString()).toBe(moment)
  })

  it.each(['', 'yesterday', '2013-13-01', '2013-02-30T00:00:00', '2013-08-02T25:00:00', '14:45'])(
    '%j is none',
    (typed) => {
      expect(readMoment(typed, 'Europe/London')).toBeNull()
    },
  )
})
