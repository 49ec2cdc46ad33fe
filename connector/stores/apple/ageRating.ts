// The questions of an age rating that have to be answered before a version is submitted. Sources: Apple's document 4.4.1,
// AgeRatingDeclaration; a refused submission named those without an answer in its associated errors, each as
// ENTITY_ERROR.ATTRIBUTE.REQUIRED (asc, review items-add). Not in the list are overrides, the age band of apps for children, and
// what came last (socialMedia, socialMediaAgeRestricted): no source says that they are required.
export const ageRatingQuestions = [
  'advertising',
  'ageAssurance',
  'alcoholTobaccoOrDrugUseOrReferences',
  'contests',
  'gambling',
  'gamblingSimulated',
  'gunsOrOtherWeapons',
  'healthOrWellnessTopics',
  'horrorOrFearThemes',
  'lootBox',
  'matureOrSuggestiveThemes',
  'medicalOrTreatmentInformation',
  'messagingAndChat',
  'parentalControls',
  'profanityOrCrudeHumor',
  'sexualContentGraphicAndNudity',
  'sexualContentOrNudity',
  'unrestrictedWebAccess',
  'userGeneratedContent',
  'violenceCartoonOrFantasy',
  'violenceRealistic',
  'violenceRealisticProlongedGraphicOrSadistic',
] as const;
