import {
  languageNames,
  languageOf,
  type ShareWords,
  shareWords,
} from '@/app/(admin)/admin/(console)/sign-up-codes/share-words'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PrintButton } from '@/components/ui/print-button'
import { QrPicture } from '@/components/ui/qr-picture'
import { Tabs } from '@/components/ui/tabs'
import { locales } from '@/lib/domain/practices/vocabulary'
import { qrPath } from '@/lib/domain/sign-up-codes/qr-code'
import { signUpCodeById } from '@/lib/domain/sign-up-codes/queries'
import { orNotFound } from '@/lib/web/or-not-found'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ language?: string }> }

/** One A4 page for the waiting room; the shell stays off the paper. */
export default async function PosterPage({ params, searchParams }: Props) {
  const { ctx, practice } = await staffPage('sign-up-code:view')
  const { id } = await params
  const code = await orNotFound(signUpCodeById(ctx, id))
  const language = languageOf((await searchParams).language, practice)
  const words = shareWords(code, practice, language)
  return (
    <>
      <title>{`Poster ${code.code} – ${practice.name}`}</title>
      <style href="poster" precedence="default">
        {'@page { size: A4; margin: 0 } @media print { main { padding: 0 !important; max-width: none !important } }'}
      </style>
      <div className="print:hidden">
        <Breadcrumbs
          crumbs={[
            { href: paths.signUpCode(id), text: code.code },
            { href: paths.shareSignUpCode(id, language), text: 'Share' },
          ]}
        />
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1>Poster</h1>
          <PrintButton />
        </div>
        <Tabs
          label="Language of the poster"
          tabs={locales.map((locale) => ({
            href: paths.signUpCodePoster(id, locale),
            text: languageNames[locale],
            current: locale === language,
          }))}
        />
      </div>
      <Sheet practice={practice.name} code={code.code} language={language} words={words} />
    </>
  )
}

type SheetProps = { practice: string; code: string; language: string; words: ShareWords }

/** Sizes in millimetres, black on white in either theme: it is paper. */
function Sheet({ practice, code, language, words }: SheetProps) {
  const { t, phone, until } = words
  const steps = [
    <>
      {t('share.posterStep1')} <strong className="[overflow-wrap:anywhere]">{words.typedAddress}</strong>
    </>,
    <>
      {t('share.posterStep2')} <strong className="font-mono [overflow-wrap:anywhere]">{code}</strong>
    </>,
    t('share.posterStep3'),
  ]
  return (
    <article
      lang={language}
      className="mx-auto flex aspect-[210/297] w-full max-w-[210mm] flex-col border border-line bg-[#fff] p-[8%] text-[#15232b] [container-type:inline-size] print:h-[297mm] print:w-[210mm] print:overflow-hidden print:border-0"
    >
      <p className="m-0! text-[4.6cqw] font-semibold">{practice}</p>
      <h2 className="mt-[2cqw] text-[8.4cqw]! leading-none">{t('share.posterTitle')}</h2>
      <p className="mt-[3cqw]! mb-0! text-[3.8cqw] leading-snug">{t('share.posterLead', { practice })}</p>
      <div className="my-[5cqw] flex items-center gap-[5cqw]">
        <QrPicture {...qrPath(words.address)} label={t('share.qr')} className="w-[40cqw]" />
        <div className="min-w-0">
          <p className="m-0! text-[3.4cqw]">{t('share.posterCode')}</p>
          <p
            className="m-0! font-mono leading-tight font-bold [overflow-wrap:anywhere]"
            style={{ fontSize: `${Math.min(8, 62 / Math.max(7, code.length))}cqw` }}
          >
            {code}
          </p>
          {until ? <p className="m-0! text-[2.8cqw]">{until}</p> : null}
        </div>
      </div>
      <ol className="m-0! grid list-none gap-[3cqw] p-0!">
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps never move
          <li key={index} className="flex gap-[2.5cqw] text-[3.8cqw] leading-snug">
            <span className="grid size-[7cqw] shrink-0 place-items-center rounded-full border-2 border-[#15232b] text-[3.8cqw] font-bold">
              {index + 1}
            </span>
            <span className="min-w-0 pt-[0.5cqw]">{step}</span>
          </li>
        ))}
      </ol>
      <p className="mt-auto! mb-0! border-t-2 border-[#15232b] pt-[2.5cqw] text-[3.2cqw]">
        {phone ? t('share.posterHelpPhone', { phone }) : t('share.posterHelp')}
      </p>
    </article>
  )
}
