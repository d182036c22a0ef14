import { sections } from '@/app/patientportalapi/sections'
import { authorize } from '@/lib/domain/access/authorize'
import { openPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'
import { everyCall } from '@/lib/web/portal-api/open-api'
import { CallSection } from './call-section'
import { Introduction } from './introduction'

/** How other companies' programs call the portal API, made from the schemas that judge them; in English. */
export default async function ApiDocsPage() {
  const { ctx, locale, t } = await openPage()
  authorize(ctx.actor, 'portal-api:call')
  const calls = everyCall(sections)
  return (
    <PatientFrame locale={locale} t={t}>
      <title>Portal API – Enrol</title>
      <div lang="en" className="[&_p_code]:text-[0.9em]">
        <h1>Portal API</h1>
        <Introduction />
        <nav aria-label="Calls">
          <ul className="my-4 list-none">
            {Object.keys(sections).map((section) => (
              <li key={section}>
                <a className="inline-flex min-h-(--target) items-center" href={`#${section}`}>
                  {section}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {Object.keys(sections).map((section) => (
          <section key={section} aria-labelledby={section}>
            <h2 id={section} className="mt-10">
              {section}
            </h2>
            {calls
              .filter((call) => call.section === section)
              .map((call) => (
                <CallSection key={`${call.endpoint.verb}${call.method}`} {...call} />
              ))}
          </section>
        ))}
        <p className="mt-10">
          <a href={paths.openApi()}>The same as OpenAPI 3.1</a>
        </p>
      </div>
    </PatientFrame>
  )
}
