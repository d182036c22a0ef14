import { hash } from '@node-rs/argon2'
import { describe, expect, it } from 'vitest'
import { Unavailable } from '@/lib/domain/shared/errors'
import { boundedQueue } from './bounded-queue'
import { checkPassword, defaultPasswordPolicy } from './check-password'
import { hashPassword, needsRehash, verifyAgainstNothing, verifyPassword } from './hash-password'

const person = ['Анна-Марія', 'Smithson', 'Zoë', 'a.smithson77@example.com', 'Riverside Surgery', '1985-03-27']
const refusal = (password: string, policy = {}) =>
  checkPassword(password, { ...defaultPasswordPolicy, ...policy }, person)?.key.replace('errors.password.', '') ?? null

describe('choosing a password', () => {
  it.each([
    'correct horse battery staple',
    'jon4535lemon',
    'three blind mice run',
    'їжачок у тумані',
    '9rT#kq8 2Lm',
    'the smithson family likes purple kites',
    'velvet-otter-Lamp-42',
    'x9Qm4!vT zebra lake',
  ])('%s will do', (password) => expect(refusal(password)).toBeNull())

  it.each([
    ['', 'required'],
    ['          ', 'required'],
    ['short one', 'tooShort'],
    ['х'.repeat(201), 'tooLong'],
    ['1234567890', 'common'],
    ['PASSWORD123', 'common'],
    ['P@ssw0rd123', 'common'],
    ['password123!', 'common'],
    // Known ones whose first twelve characters alone would pass.
    ['chickenwing101', 'common'],
    ['Chickenwing101!', 'common'],
    ['aaaaaaaaaaaa', 'repeated'],
    ['passWoRd1passWoRd1', 'repeated'],
    ['abcdefghijkl', 'sequence'],
    ['Riverside2026', 'context'],
    ['r1vers1de-2026', 'context'],
    ['Smithson!!99', 'context'],
    ['asmithson77!', 'context'],
    ['27031985ab', 'context'],
    ['xx-19850327', 'context'],
    ['enrol-enrol-enrol', 'context'],
    ['Анна-Марія-1', 'context'],
  ])('%s is refused: %s', (password, reason) => expect(refusal(password)).toBe(reason))

  it.each([
    [{ letters: 3 }, '9135 7713 4402!', 'letters'],
    [{ numbers: 2 }, 'velvet otter lamp 4', 'numbers'],
    [{ mixedCase: true }, 'velvet otter lamp', 'mixedCase'],
    [{ nonAlphanumeric: 1 }, 'velvetOtterLamp', 'nonAlphanumeric'],
    [{ minLength: 20 }, 'velvet otter lamp', 'tooShort'],
    [{ minLength: 6 }, 'bX9#qk', null],
  ])('follows the practice: %j', (policy, password, reason) => expect(refusal(password, policy)).toBe(reason))

  it('says how many are wanted', () => {
    expect(checkPassword('abc', defaultPasswordPolicy, [])).toEqual({
      key: 'errors.password.tooShort',
      params: { min: 10 },
    })
  })
})

describe('keeping a password', () => {
  it('verifies what it hashed, and no other', async () => {
    const hashed = await hashPassword('velvet otter')
    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await verifyPassword(hashed, 'velvet otter')).toBe(true)
    expect(await verifyPassword(hashed, 'velvet otteR')).toBe(false)
    expect(await verifyAgainstNothing('velvet otter')).toBe(false)
  })

  it('is the same password from every keyboard', async () => {
    expect(await verifyPassword(await hashPassword('cafe\u0301 １２３'), 'café 123')).toBe(true)
  })

  it('knows a hash of another cost', async () => {
    expect(needsRehash(await hashPassword('velvet otter'))).toBe(false)
    expect(needsRehash(await hash('velvet otter', { memoryCost: 8192 }))).toBe(true)
  })
})

describe('the queue', () => {
  it('runs a few at once, keeps some, turns the rest away, and serves again', async () => {
    const inTurn = boundedQueue(2, 3, 'passwords')
    let running = 0
    let most = 0
    const task = async () => {
      most = Math.max(most, ++running)
      await Promise.resolve()
      running--
      return 'done'
    }
    const answers = await Promise.allSettled(Array.from({ length: 7 }, () => inTurn(task)))
    expect(answers.map((answer) => answer.status)).toEqual([...Array(5).fill('fulfilled'), 'rejected', 'rejected'])
    expect(answers[6]).toMatchObject({ reason: expect.any(Unavailable) })
    expect(most).toBe(2)
    await expect(inTurn(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
    expect(await Promise.all([inTurn(task), inTurn(task), inTurn(task)])).toEqual(['done', 'done', 'done'])
  })
})
