import type { ReactNode } from 'react'

type Props = {
  /** What the page is about, such as the code one is registering with. */
  about?: ReactNode
  help: string
  phone?: { href: string; text: string } | null
  /** The practice's texts. */
  texts?: { href: string; text: string }[]
  /** Said after each text that opens beside the page. */
  newTab?: string
}

/** The same things at the foot of every patient's page: what this is about, whom to call, and what the practice says. */
export function PatientFooter({ about, help, phone, texts = [], newTab }: Props) {
  return (
    <>
      <p className="flex flex-wrap gap-x-2">
        {about}
        <span>
          {help}{' '}
          {phone ? (
            <a href={phone.href} className="num">
              {phone.text}
            </a>
          ) : null}
        </span>
      </p>
      {texts.length > 0 ? (
        <p className="mt-2! flex flex-wrap gap-x-4 gap-y-1">
          {texts.map(({ href, text }) => (
            <a key={href} href={href} {...(newTab ? { target: '_blank', rel: 'noreferrer' } : {})}>
              {text}
              {newTab ? ` ${newTab}` : null}
            </a>
          ))}
        </p>
      ) : null}
    </>
  )
}
