import { SearchValues } from '@/components/form/search-values'
import { SelectField } from '@/components/form/select-field'
import { TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { type Asked, applyRules, type RuleOutcome } from '@/lib/domain/chargebands/apply-rules'
import type { ruleChoices, rulesOf } from '@/lib/domain/chargebands/queries'
import { formatMoney } from '@/lib/format'
import { paths } from '@/lib/web/paths'

type Rules = Awaited<ReturnType<typeof rulesOf>>
type Choices = Awaited<ReturnType<typeof ruleChoices>>
type Props = {
  chargebandId: string
  rules: Rules
  choices: Choices
  asked: { service?: string; site?: string; clinician?: string; location?: string; tag?: string }
  currency: string
}

const said: Record<RuleOutcome, string> = {
  elsewhere: 'is for another site, clinician, location or tag',
  'other-service': 'does not name this service',
  'decided-already': 'comes after one that has decided',
  decides: 'decides',
}

/** Asks the rules about one booking, so that nobody has to guess why a service cannot be booked. */
export function TryRulesCard({ chargebandId, rules, choices, asked, currency }: Props) {
  const service = choices.services.find(({ id }) => id === asked.service)
  const site = choices.sites.find(({ id }) => id === asked.site)
  const clinician = choices.clinicians.find(({ id }) => id === asked.clinician)
  const [location, tag] = [oneWord(asked.location), oneWord(asked.tag)]
  return (
    <Card title="What may a patient book?">
      <SearchValues
        initial={{ service: service?.id ?? '', site: site?.id ?? '', clinician: clinician?.id ?? '', location, tag }}
      >
        <form method="get" action={paths.chargeband(chargebandId)} className="flex flex-wrap items-end gap-x-4">
          <SelectField name="service" label="Service" empty="Choose a service" options={choices.services.map(named)} />
          <SelectField name="site" label="Site" empty="Not known yet" options={choices.sites.map(named)} />
          <SelectField
            name="clinician"
            label="Clinician"
            empty="Not known yet"
            options={choices.clinicians.map(named)}
          />
          <TextField name="location" label="Location" width={10} autoComplete="off" />
          <TextField name="tag" label="Tag" width={10} autoComplete="off" />
          <div className="mb-6">
            <Button kind="quiet">Ask the rules</Button>
          </div>
        </form>
      </SearchValues>
      {service ? (
        <Answer
          {...{ rules, currency, service }}
          where={{ siteId: site?.id ?? null, clinicianId: clinician?.id ?? null, location, tags: tag ? [tag] : [] }}
        />
      ) : null}
    </Card>
  )
}

/** An address may give a word twice, or a very long one. */
const oneWord = (typed: unknown) => (typeof typed === 'string' ? typed.slice(0, 100) : '')

const named = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })

type AnswerProps = {
  rules: Rules
  service: Choices['services'][number]
  where: Omit<Asked, 'serviceId'>
  currency: string
}

function Answer({ rules, service, where, currency }: AnswerProps) {
  const { mayBook, price, trace } = applyRules(rules, { serviceId: service.id, ...where })
  const names = new Map(rules.map(({ id, name }) => [id, name]))
  return (
    <>
      <p>
        <strong>{mayBook ? `Patients may book ${service.name}.` : `Patients may not book ${service.name}.`}</strong>{' '}
        {price === null ? 'No price list has a price for it.' : `It costs ${formatMoney(price, currency)}.`}
      </p>
      <ol className="text-[0.93em] text-ink-soft">
        {trace.map(({ id, outcome }) => (
          <li key={id}>
            {names.get(id)} {said[outcome]}.
          </li>
        ))}
      </ol>
    </>
  )
}
