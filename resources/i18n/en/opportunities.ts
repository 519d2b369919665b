<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>GiveDialog</name>
    <message numerus="yes">
        <source>{name} comes first: %n open, the fewest; then whoever has less money in them.</source>
        <translation>
            <numerusform>{name} comes first: %n open, the fewest; then whoever has less money in them.</numerusform>
            <numerusform>{name} comes first: %n open, the fewest; then whoever has less money in them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpportunitiesPage</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpportunityWords</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
</TS>
