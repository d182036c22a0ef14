import { paths } from '@/lib/web/paths'

/** Inside the console, so that the search is still there; not yours and not there look the same. */
export default function ConsoleNotFound() {
  return (
    <>
      <title>Page not found – Enrol</title>
      <h1>Page not found</h1>
      <p>There is nothing at this address, or your role does not include it.</p>
      <p>
        Search for the patient above, or go to <a href={paths.admin()}>Today</a>.
      </p>
    </>
  )
}
