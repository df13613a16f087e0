import { action, Identified, page } from '#http';
import {
  addAddress,
  addIdentifier,
  addName,
  changeAddress,
  changeIdentifier,
  changeName,
  type Done,
} from '../actions/index.ts';
import {
  AddressForm,
  ChangeAddressForm,
  ChangeIdentifierForm,
  ChangeNameForm,
  IdentifierForm,
  NameForm,
} from '../forms/index.ts';
import { paths } from '../paths.ts';
import { addressModel, headFor, identifierModel, nameModel, PartModel, PersonHead } from '../reads/index.ts';
import { may } from '../rules/index.ts';
import { AddAddressPage, ChangeAddressPage } from '../views/Address.tsx';
import { AddIdentifierPage, ChangeIdentifierPage } from '../views/Identifier.tsx';
import { AddNamePage, ChangeNamePage } from '../views/Name.tsx';

const addingName = page('/people/:id/names/new', {
  title: 'Add a name',
  may: may('change'),
  audit: {
    event: 'person.nameAddOpened',
    purpose: 'Keep the details of a person right',
    subjects: (model) => [{ child: model.person.id }],
  },
  shows: PersonHead,
  load: (ask) => headFor(ask, ask.params.id, 'change'),
  view: AddNamePage,
});

const addNameTo = action('/people/:id/names/new', {
  title: 'Add a name',
  may: may('change'),
  audit: {
    event: 'person.nameAdded',
    purpose: 'Keep the details of a person right',
    subjects: ({ id }: Done) => [{ child: id }],
  },
  takes: NameForm,
  from: addingName,
  run: (ask, form) => addName(ask, ask.params.id, form),
  next: ({ id }) => paths.person(id),
  says: () => 'The name is added',
  returns: ({ id }) => ({ id }),
  gives: Identified,
});

const changingName = page('/people/:id/names/:nameId/change', {
  title: 'Change a name',
  may: may('change'),
  audit: {
    event: 'person.nameChangeOpened',
    purpose: 'Keep the details of a person right',
    subjects: (model) => [{ child: model.person.id }],
  },
  shows: PartModel,
  load: (ask) => nameModel(ask, ask.params.id, ask.params.nameId),
  view: ChangeNamePage,
  start: ({ start }) => start,
});

const changeNameOf = action('/people/:id/names/:nameId/change', {
  title: 'Change a name',
  may: may('change'),
  audit: {
    event: 'person.nameChanged',
    purpose: 'Keep the details of a person right',
    subjects: ({ id }: Done) => [{ child: id }],
  },
  takes: ChangeNameForm,
  from: changingName,
  run: (ask, { version, ...facts }) => changeName(ask, ask.params.id, ask.params.nameId, version, facts),
  next: ({ id }) => paths.person(id),
  says: () => 'The name is changed',
  returns: ({ id }) => ({ id }),
  gives: Identified,
});

const addingAddress = page('/people/:id/addresses/new', {
  title: 'Add an address',
  may: may('change'),
  audit: {
    event: 'person.addressAddOpened',
    purpose: 'Keep the details of a person right',
    subjects: (model) => [{ child: model.person.id }],
  },
  shows: PersonHead,
  load: (ask) => headFor(ask, ask.params.id, 'change'),
  view: AddAddressPage,
});

const addAddressTo = action('/people/:id/addresses/new', {
  title: 'Add an address',
  may: may('change'),
  audit: {
    event: 'person.addressAdded',
    purpose: 'Keep the details of a person right',
    subjects: ({ id }: Done) => [{ child: id }],
  },
  takes: AddressForm,
  from: addingAddress,
  run: (ask, form) => addAddress(ask, ask.params.id, form),
  next: ({ id }) => paths.person(id),
  says: () => 'The address is added',
  returns: ({ id }) => ({ id }),
  gives: Identified,
});

const changingAddress = page('/people/:id/addresses/:addressId/change', {
  title: 'Change an address',
  may: may('change'),
  audit: {
    event: 'person.addressChangeOpened',
    purpose: 'Keep the details of a person right',
    subjects: (model) => [{ child: model.person.id }],
  },
  shows: PartModel,
  load: (ask) => addressModel(ask, ask.params.id, ask.params.addressId),
  view: ChangeAddressPage,
  start: ({ start }) => start,
});

const changeAddressOf = action('/people/:id/addresses/:addressId/change', {
  title: 'Change an address',
  may: may('change'),
  audit: {
    event: 'person.addressChanged',
    purpose: 'Keep the details of a person right',
    subjects: ({ id }: Done) => [{ child: id }],
  },
  takes: ChangeAddressForm,
  from: changingAddress,
  run: (ask, { version, ...facts }) =>
    changeAddress(ask, ask.params.id, ask.params.addressId, version, facts),
  next: ({ id }) => paths.person(id),
  says: () => 'The address is changed',
  returns: ({ id }) => ({ id }),
  gives: Identified,
});

const addingIdentifier = page('/people/:id/identifiers/new', {
  title: 'Add a number',
  may: may('change'),
  audit: {
    event: 'person.identifierAddOpened',
    purpose: 'Keep the details of a person right',
    subjects: (model) => [{ child: model.person.id }],
  },
  shows: PersonHead,
  load: (ask) => headFor(ask, ask.params.id, 'change'),
  view: AddIdentifierPage,
});

const addIdentifierTo = action('/people/:id/identifiers/new', {
  title: 'Add a number',
  may: may('change'),
  audit: {
    event: 'person.identifierAdded',
    purpose: 'Keep the details of a person right',
    subjects: ({ id }: Done) => [{ child: id }],
  },
  takes: IdentifierForm,
  from: addingIdentifier,
  run: (ask, form) => addIdentifier(ask, ask.params.id, form),
  next: ({ id }) => paths.person(id),
  says: () => 'The number is added',
  returns: ({ id }) => ({ id }),
  gives: Identified,
});

const changingIdentifier = page('/people/:id/identifiers/:identifierId/change', {
  title: 'Change a number',
  may: may('change'),
  audit: {
    event: 'person.identifierChangeOpened',
    purpose: 'Keep the details of a person right',
    subjects: (model) => [{ child: model.person.id }],
  },
  shows: PartModel,
  load: (ask) => identifierModel(ask, ask.params.id, ask.params.identifierId),
  view: ChangeIdentifierPage,
  start: ({ start }) => start,
});

const changeIdentifierOf = action('/people/:id/identifiers/:identifierId/change', {
  title: 'Change a number',
  may: may('change'),
  audit: {
    event: 'person.identifierChanged',
    purpose: 'Keep the details of a person right',
    subjects: ({ id }: Done) => [{ child: id }],
  },
  takes: ChangeIdentifierForm,
  from: changingIdentifier,
  run: (ask, { version, ...facts }) =>
    changeIdentifier(ask, ask.params.id, ask.params.identifierId, version, facts),
  next: ({ id }) => paths.person(id),
  says: () => 'The number is changed',
  returns: ({ id }) => ({ id }),
  gives: Identified,
});

export const partRoutes = [
  addingName,
  addNameTo,
  changingName,
  changeNameOf,
  addingAddress,
  addAddressTo,
  changingAddress,
  changeAddressOf,
  addingIdentifier,
  addIdentifierTo,
  changingIdentifier,
  changeIdentifierOf,
];
