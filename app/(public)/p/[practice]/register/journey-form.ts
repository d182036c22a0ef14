import type { PageFormProps } from '@/components/form/enrol-form'
import type { JourneyOptions } from '@/lib/domain/registrations/schema'

/** What a step's form is given: the page's words and answers, and what its questions depend on. */
export type JourneyFormProps = PageFormProps & { options: JourneyOptions }
