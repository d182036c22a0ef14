import type { ReactNode } from 'react'
import { CheckboxField } from '@/components/form/checkbox-field'
import { Checkboxes } from '@/components/form/checkboxes'
import { TextField } from '@/components/form/text-field'
import { TextareaField } from '@/components/form/textarea-field'
import type { ruleChoices } from '@/lib/domain/chargebands/queries'
import type { StoredRule } from '@/lib/domain/chargebands/rule-kinds'
import type { AppliesWhen, RuleKind } from '@/lib/domain/chargebands/vocabulary'

export type Choices = Awaited<ReturnType<typeof ruleChoices>> & { currency: string }
type Fields = (choices: Choices) => ReactNode

/** The part of the rule form that only this kind has; a further kind adds its fragment here. */
export const fieldsOfKind: Record<RuleKind, Fields> = {
  'patient-self-book': ({ services }) => (
    <>
      <CheckboxField name="allow" label="Allow patient self-book" />
      {services.length > 0 ? (
        <Checkboxes
          name="serviceIds"
          legend="Services affected"
          options={services.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      <TextareaField
        name="newServices"
        label="Add services"
        hint="Services that are not on the list yet, one a line. They are ticked for this rule."
        rows={3}
      />
    </>
  ),
  'price-list': ({ services, currency }) => (
    <>
      <CheckboxField
        name="providesServices"
        label="Provide services with prices?"
        hint="Ticked, the services with a price are also available to patients of this chargeband."
      />
      {services.length > 0 ? (
        <fieldset className="mb-6">
          <legend className="mb-1 font-semibold">Prices</legend>
          <p className="mt-0! text-ink-soft">Leave empty what this list does not price.</p>
          <div className="grid gap-x-5 sm:grid-cols-2 [&>*]:mb-3">
            {services.map(({ id, name }) => (
              <TextField
                key={id}
                name={`price-${id}`}
                label={name}
                prefix={currency}
                width={10}
                inputMode="decimal"
                autoComplete="off"
              />
            ))}
          </div>
        </fieldset>
      ) : null}
      <TextareaField
        name="newServices"
        label="Add services with prices"
        hint="One a line, the price at its end: Blood test 25.00"
        rows={3}
      />
    </>
  ),
}

/** What the fields of its conditions hold at first. */
export function conditionsOf({ siteIds, clinicianIds, locations = [], tags = [] }: AppliesWhen) {
  return { siteIds, clinicianIds, locations: locations.join('\n'), tags: tags.join('\n') }
}

/** What the fields of a stored rule hold at first. */
export function initialOf(rule: StoredRule): Record<string, string | string[]> {
  switch (rule.kind) {
    case 'patient-self-book':
      return { allow: rule.settings.allow ? 'on' : '', serviceIds: rule.settings.serviceIds }
    case 'price-list':
      return {
        providesServices: rule.settings.providesServices ? 'on' : '',
        ...Object.fromEntries(
          Object.entries(rule.settings.prices).map(([id, pence]) => [`price-${id}`, (pence / 100).toFixed(2)]),
        ),
      }
  }
}
