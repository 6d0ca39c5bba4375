"""Who plays. The girl in the yellow coat is in every scene: the eye's anchor, and it needs no language."""

from __future__ import annotations

from steiger.parents.film.faces import Face
from steiger.parents.film.palette import (
    AUBURN_HAIR,
    BLACK_HAIR,
    BLOND_HAIR,
    BLUE,
    BRICK,
    BRICK_DARK,
    BROWN_HAIR,
    CHARCOAL,
    CREAM,
    GREY_HAIR,
    HONEY,
    LEAF,
    LEAF_DARK,
    LEAF_DEEP,
    NAVY,
    OCHRE,
    PLUM,
    ROSE,
    SAND,
    TEAL,
    WATER_DARK,
    WHITE,
    WOOD_DEEP,
)
from steiger.parents.film.people import Look

# The family
GIRL = Look(
    skin=3,
    hair="ponytail",
    face=Face("full", "button", "soft", "smile", eyes=(4.7, 5.8), apart=15, cheeks=0.34),
    top=OCHRE,
    garment="coat",
    legs=PLUM,
    child=0.6,
    bag=BRICK,
)
MOTHER = Look(
    skin=3,
    hair="long",
    face=Face("heart", "straight", "arched", "smile", lashes=True, earrings=HONEY),
    top=TEAL,
    garment="coat",
    legs=CHARCOAL,
)
FATHER = Look(
    skin=3,
    hair="short",
    hair_colour=BLACK_HAIR,
    face=Face("square", "long", "thick", "smile", beard="full", beard_colour="#2A1F20"),
    top="#8A6A4E",
    garment="hood",
    legs=NAVY,
)
BROTHER = Look(
    skin=3,
    hair="curls",
    hair_colour=BLACK_HAIR,
    face=Face("full", "small", "soft", "wide", eyes=(4.8, 5.8), cheeks=0.36),
    top=LEAF,
    garment="hood",
    legs=NAVY,
    child=0.95,
)

# Those who work for the schools
TEACHER = Look(  # at the newcomer school
    skin=5,
    hair="bun",
    hair_colour=BLACK_HAIR,
    face=Face("long", "broad", "arched", "wide", lashes=True, earrings=OCHRE),
    top=BLUE,
    garment="cardigan",
    accent=CREAM,
    legs=CHARCOAL,
)
ADVISER = Look(  # receives and talks with parents
    skin=1,
    hair="low bun",
    hair_colour=GREY_HAIR,
    face=Face("round", "long", "fine", "smile", glasses=WOOD_DEEP, lines=True),
    top=BRICK,
    garment="cardigan",
    accent=CREAM,
    legs=CHARCOAL,
)
INTERPRETER = Look(
    skin=4,
    hair="crop",
    hair_colour=BLACK_HAIR,
    face=Face("square", "broad", "straight", "smile", beard="chin", beard_colour="#1E1516", apart=15.5),
    top=PLUM,
    garment="jacket",
    accent=SAND,
    legs=NAVY,
)
NEW_TEACHER = Look(  # at the regular school
    skin=2,
    hair="side",
    hair_colour=AUBURN_HAIR,
    face=Face("long", "long", "thick", "crooked", beard="stubble", beard_colour=AUBURN_HAIR, eyes=(4, 4.8)),
    top=LEAF_DARK,
    garment="vest",
    accent=WHITE,
    legs=CHARCOAL,
)
SPECIALIST = Look(  # visits after the move
    skin=2,
    hair="scarf",
    hair_colour=BLUE,
    face=Face("round", "straight", "arched", "smile", lashes=True, eyes=(4.6, 5), lids=True),
    top=ROSE,
    garment="tunic",
    accent=CREAM,
    legs=CHARCOAL,
)

# Children
BLOND_GIRL = Look(
    skin=1,
    hair="bob",
    hair_colour=BLOND_HAIR,
    face=Face("round", "button", "fine", "wide", freckles=True, eyes=(4.5, 5.4)),
    top=BLUE,
    garment="striped",
    legs=BRICK_DARK,
    child=0.62,
)
PUFFS_GIRL = Look(
    skin=5,
    hair="puffs",
    hair_colour=BLACK_HAIR,
    face=Face("full", "broad", "soft", "grin", eyes=(4.8, 5.8)),
    top=ROSE,
    garment="dress",
    legs=NAVY,
    child=0.7,
)
CROPPED_BOY = Look(
    skin=2,
    hair="crop",
    face=Face("square", "small", "straight", "crooked", eyes=(4.4, 5), apart=15.5),
    top=LEAF_DARK,
    garment="striped",
    legs=NAVY,
    child=0.6,
)
CURLY_BOY = Look(
    skin=4,
    hair="curls",
    hair_colour=BLACK_HAIR,
    face=Face("heart", "broad", "thick", "grin", eyes=(4.5, 5.6)),
    top=WATER_DARK,
    garment="hood",
    legs=CHARCOAL,
    child=0.5,
)
BRAID_GIRL = Look(
    skin=1,
    hair="braid",
    hair_colour=AUBURN_HAIR,
    face=Face("long", "small", "arched", "small", freckles=True, glasses=PLUM),
    top=PLUM,
    garment="blouse",
    legs=NAVY,
    child=0.6,
)
PAGE_GIRL = Look(
    skin=2,
    hair="page",
    hair_colour=BLACK_HAIR,
    face=Face("round", "small", "fine", "smile", eyes=(5, 4), lids=True, apart=15.5),
    top=BRICK,
    garment="vest",
    legs=NAVY,
    child=0.42,
)
SCARF_GIRL = Look(
    skin=2,
    hair="scarf",
    hair_colour=ROSE,
    face=Face("heart", "button", "soft", "wide", lashes=True),
    top=PLUM,
    garment="coat",
    legs=NAVY,
    child=0.32,
)
AFRO_YOUTH = Look(
    skin=4,
    hair="afro",
    hair_colour=BLACK_HAIR,
    face=Face("long", "broad", "straight", "crooked", glasses=OCHRE),
    top=WATER_DARK,
    garment="hood",
    legs=CHARCOAL,
    child=0.18,
)
TALL_YOUTH = Look(
    skin=1,
    hair="side",
    hair_colour=BROWN_HAIR,
    face=Face("square", "straight", "thick", "smile", eyes=(4, 4.6)),
    top=BRICK,
    garment="hood",
    legs=NAVY,
    child=0.04,
    bag=LEAF_DEEP,
)
