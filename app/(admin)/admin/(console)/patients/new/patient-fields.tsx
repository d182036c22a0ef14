import { needWords } from '@/app/(admin)/admin/(console)/patients/needs-words'
import { languageWords, schemeWords, sexWords } from '@/app/(admin)/admin/(console)/person-words'
import { CheckboxField } from '@/components/form/checkbox-field'
import { Checkboxes } from '@/components/form/checkboxes'
import { DateField } from '@/components/form/date-field'
import { SelectField } from '@/components/form/select-field'
import { TextField } from '@/components/form/text-field'
import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import { accessibleNeeds } from '@/lib/domain/patients/vocabulary'
import { locales, type Nation } from '@/lib/domain/practices/vocabulary'
import { sexes, titles } from '@/lib/domain/registrations/vocabulary'
import { SharedField } from './shared-field'

type Choice = { value: string; label: string }
type Props = { nation: Nation; chargebands: Choice[]; sites: Choice[] }

const named = <T extends string>(values: readonly T[], words: Record<T, string>) =>
  values.map((value) => ({ value, label: words[value] }))

/** Who they are. */
export function NameFields() {
  return (
    <>
      <SelectField
        name="title"
        label="Title"
        options={titles.map((value) => ({ value, label: value }))}
        empty="None"
        width={10}
      />
      <TextField name="givenName" label="First name" hint="Empty for somebody with one name" autoComplete="off" />
      <TextField name="familyName" label="Last name" autoComplete="off" />
      <TextField name="preferredName" label="Called" hint="Where it differs from the first name" autoComplete="off" />
      <DateField name="dateOfBirth" legend="Date of birth" />
      <CheckboxField name="dateOfBirthApproximate" label="The birth date is not known exactly" />
      <SelectField name="sex" label="Sex" options={named(sexes, sexWords)} empty="Not recorded" width={10} />
    </>
  )
}

/** Who they are, and their number. */
export function PersonFields({ nation }: Pick<Props, 'nation'>) {
  return (
    <>
      <NameFields />
      <TextField
        name="identifier"
        label={`${schemeWords[schemeOfNation[nation]]} number`}
        inputMode="numeric"
        autoComplete="off"
        width={20}
      />
      <CheckboxField
        name="identifierVerified"
        label="The number was checked"
        hint="Traced, or seen on a letter of theirs"
      />
    </>
  )
}

/** How to reach them. */
export function ContactFields() {
  return (
    <>
      <TextField name="email" label="Email address" type="email" autoComplete="off" autoCapitalize="none" />
      <CheckboxField
        name="emailVerified"
        label="The email address is theirs"
        hint="You saw it work, or they showed it"
      />
      <TextField name="mobile" label="Mobile number" type="tel" autoComplete="off" width={20} />
      <CheckboxField name="mobileVerified" label="The mobile number is theirs" />
      <SharedField />
      <AddressFields />
    </>
  )
}

/** Where they live. */
export function AddressFields() {
  return (
    <>
      <TextField name="postcode" label="Postcode" autoComplete="off" width={10} />
      <TextField name="line1" label="Address line 1" autoComplete="off" />
      <TextField name="line2" label="Address line 2" autoComplete="off" />
      <TextField name="town" label="Town or city" autoComplete="off" width={20} />
    </>
  )
}

/** Where post goes instead, and who may see where they live; on the record of somebody already on file. */
export function PostalFields() {
  return (
    <>
      <TextField
        name="postalPostcode"
        label="Postcode for post"
        hint="Only where post goes to another address"
        autoComplete="off"
        width={10}
      />
      <TextField name="postalLine1" label="Address line 1 for post" autoComplete="off" />
      <TextField name="postalLine2" label="Address line 2 for post" autoComplete="off" />
      <TextField name="postalTown" label="Town or city for post" autoComplete="off" width={20} />
      <CheckboxField
        name="restricted"
        label="Restricted record"
        hint="Address and contacts are shown only where they are changed, and no letter is posted."
      />
    </>
  )
}

/** What else is known of their needs, and when to ask again. */
export function NeedsFields() {
  return (
    <>
      <TextField name="needsNote" label="More about these needs" autoComplete="off" />
      <DateField name="needsReviewOn" legend="Ask again by" />
    </>
  )
}

/** What they need, and where they belong. */
export function CareFields({ chargebandHint, chargebands, sites }: Omit<Props, 'nation'> & { chargebandHint: string }) {
  return (
    <>
      <SelectField name="locale" label="Language" options={named(locales, languageWords)} width={10} />
      <CheckboxField name="interpreter" label="Needs an interpreter" />
      <Checkboxes name="needs" legend="Needs information as" options={named(accessibleNeeds, needWords)} />
      <SelectField name="chargebandId" label="Chargeband" hint={chargebandHint} options={chargebands} empty="None" />
      <SelectField name="siteId" label="Site" options={sites} empty="None" />
      <TextField name="usualClinician" label="Usual clinician" autoComplete="off" width={20} />
    </>
  )
}
