import { TextField } from '@/components/form/text-field'
import type { LetterBlock } from '@/lib/domain/letters/vocabulary'
import type { Translate } from '@/lib/web/words'
import { LetterPicture } from './letter-picture'

const fields = {
  key: { number: 'accountNumber', code: 'linkageKey' },
  token: { number: 'patientNumber', code: 'registrationToken' },
} as const

/** One of the letter's two boxes: where it stands, its number and its code. Either box is enough. */
export function CodeBlock({ block, numberHint, t }: { block: LetterBlock; numberHint: string; t: Translate }) {
  const { number, code } = fields[block]
  const names: [string, string] = [t(`letterCodes.${number}`), t(`letterCodes.${code}`)]
  return (
    <section className="mb-6 rounded-box border border-line bg-surface p-4 [&>:last-child]:mb-0">
      <h2 className="mb-3">{t(`claim.${block}.heading`)}</h2>
      <LetterPicture block={block} names={names} caption={t(`claim.${block}.picture`)} />
      <TextField
        name={number}
        label={names[0]}
        hint={numberHint}
        width={20}
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        mono
      />
      <TextField
        name={code}
        label={names[1]}
        hint={t(`claim.${block}.codeHint`)}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        mono
      />
    </section>
  )
}
