import { type PostTarget, postTo } from './post-to'

type Props = {
  /** Reads `locale` from the form; a POST, because a GET changes nothing. */
  action: PostTarget
  current: string
  label: string
  languages: { locale: string; name: string }[]
  /** The page to come back to when the browser itself posts, with its query. */
  here?: string
}

/** The languages a patient may read in, each in its own words. */
export function LanguageSwitch({ action, current, label, languages, here }: Props) {
  return (
    <form {...postTo(action)} aria-label={label} className="-mx-2 flex flex-wrap">
      {/* With JavaScript the page changes its language where it stands and keeps what is typed in it. */}
      {here ? (
        <noscript>
          <input type="hidden" name="next" value={here} />
        </noscript>
      ) : null}
      {languages.map(({ locale, name }) => (
        <button
          key={locale}
          type="submit"
          name="locale"
          value={locale}
          lang={locale}
          aria-current={locale === current ? 'true' : undefined}
          className="min-h-11 min-w-11 px-2 underline underline-offset-4 aria-[current]:font-semibold aria-[current]:no-underline"
        >
          {name}
        </button>
      ))}
    </form>
  )
}
