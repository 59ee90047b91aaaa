namespace Mila.Membership.Structures;

/// <summary>What a structure is in law (nature) ; a project is not one yet.</summary>
public enum StructureKind { Company, Association, SoleTrader, Project }

/// <summary>Trades of the independent music industry (activités); a structure has several.</summary>
public enum Activity { Label, Producer, TourPromoter, ArtistManager, Publisher, PressOfficer, InnovationExpert }

/// <summary>How a structure is attached to the association: hébergée, en boutique, bénéficiaire.</summary>
public enum Affiliation { Hosted, Shop, Beneficiary }

/// <summary>Why a membership ended: démission, radiation, exclusion, dissolution, succession.</summary>
public enum EndingCause { Resignation, Removal, Exclusion, Dissolution, Succession }

/// <summary>What a person is to a structure: dirigeant·e, administration, communication, collègue.</summary>
public enum ContactRole { Leader, Administration, Communication, Colleague }

/// <summary>Why a recorded fact is corrected or cancelled: faute de saisie, information reçue tard, autre structure, doublon.</summary>
public enum CorrectionReason { TypingError, LateNotice, OtherStructure, Duplicate }

/// <summary>A person who speaks for a structure (contact).</summary>
public sealed record Contact(Guid PersonId, ContactRole Role);
