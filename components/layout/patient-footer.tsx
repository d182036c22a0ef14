import type { ReactNode } from 'react'

type Props = {
  /** What the page is about, such as the code one is registering with. */
  about?: ReactNode
  help: string
  phone?: { href: string; text: string } | null
}

/** The same two things at the foot of every patient's page: what this is about, and whom to call. */
export function PatientFooter({ about, help, phone }: Props) {
  return (
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
  )
}
