import { languageNames, languageOf, shareWords } from '@/app/(admin)/admin/(console)/sign-up-codes/share-words'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { ButtonLink } from '@/components/ui/button-link'
import { ButtonRow } from '@/components/ui/button-row'
import { Card } from '@/components/ui/card'
import { CodeText } from '@/components/ui/code-text'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'
import { QrPicture } from '@/components/ui/qr-picture'
import { Tabs } from '@/components/ui/tabs'
import { locales } from '@/lib/domain/practices/vocabulary'
import { standingTags } from '@/lib/domain/sign-up-codes/code-words'
import { qrPath } from '@/lib/domain/sign-up-codes/qr-code'
import { signUpCodeById } from '@/lib/domain/sign-up-codes/queries'
import { orNotFound } from '@/lib/web/or-not-found'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ language?: string }> }

/** Everything a practice needs to hand a code on: address, picture, poster, texts. */
export default async function ShareCodePage({ params, searchParams }: Props) {
  const { ctx, practice } = await staffPage('sign-up-code:view')
  const { id } = await params
  const code = await orNotFound(signUpCodeById(ctx, id))
  const language = languageOf((await searchParams).language, practice)
  const words = shareWords(code, practice, language)
  const works = code.standing === 'working' || code.standing === 'ends-soon'
  return (
    <>
      <title>{`Share ${code.code} – Sign-up codes – ${practice.name}`}</title>
      <Breadcrumbs
        crumbs={[
          { href: paths.signUpCodes(), text: 'Sign-up codes' },
          { href: paths.signUpCode(id), text: code.code },
        ]}
      />
      <h1 className="mb-4">
        Share <span className="font-mono [overflow-wrap:anywhere]">{code.code}</span>
      </h1>
      {works ? null : (
        <Notice kind="warning">
          <p>This code does not work now: {standingTags[code.standing].text.toLowerCase()}.</p>
        </Notice>
      )}
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <Card title="Address and picture">
          <p className="mt-0! text-ink-soft">The sign-up page with the code filled in:</p>
          <p className="font-mono [overflow-wrap:anywhere]">{words.address}</p>
          <CopyButton text={words.address} label="Copy address" />
          <div className="mt-4 flex flex-wrap items-end gap-4">
            <QrPicture {...qrPath(words.address)} label="QR code of the sign-up page" className="size-44" />
            <div>
              <p className="mt-0!">
                <CodeText large>{code.code}</CodeText>
              </p>
              <ButtonRow>
                <ButtonLink kind="quiet" href={paths.signUpCodeQr(id, 'svg')} download>
                  Download SVG
                </ButtonLink>
                <ButtonLink kind="quiet" href={paths.signUpCodeQr(id, 'png')} download>
                  Download PNG
                </ButtonLink>
              </ButtonRow>
            </div>
          </div>
        </Card>
        <Card title="Poster and texts">
          <Tabs
            label="Language of the poster and texts"
            tabs={locales.map((locale) => ({
              href: paths.shareSignUpCode(id, locale),
              text: languageNames[locale],
              current: locale === language,
            }))}
          />
          <ButtonLink href={paths.signUpCodePoster(id, language)}>Poster to print</ButtonLink>
          <ShareText title="Email" subject={words.emailSubject} text={words.email} language={language} />
          <ShareText title="Text message" text={words.sms} language={language} />
        </Card>
      </div>
    </>
  )
}

type TextProps = { title: string; subject?: string; text: string; language: string }

function ShareText({ title, subject, text, language }: TextProps) {
  return (
    <section className="mt-5">
      <h3 className="mb-1">{title}</h3>
      <div lang={language} className="rounded-box bg-sunken p-3 [overflow-wrap:anywhere] whitespace-pre-line">
        {subject ? <p className="mt-0! font-semibold">{subject}</p> : null}
        {text}
      </div>
      <div className="mt-2 flex flex-wrap gap-2">
        {subject ? <CopyButton text={subject} label="Copy subject" /> : null}
        <CopyButton text={text} label={subject ? 'Copy email' : 'Copy text message'} />
      </div>
    </section>
  )
}
