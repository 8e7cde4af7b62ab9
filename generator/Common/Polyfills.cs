// What the compiler asks of the framework for records, init and collection expressions and netstandard2.0 lacks. By
// hand: a package that generates these writes them in another order each time, and no two builds of the dll are equal.
namespace System.Runtime.CompilerServices;

internal static class IsExternalInit;

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
internal sealed class CollectionBuilderAttribute(Type builderType, string methodName) : Attribute
{
    public Type BuilderType { get; } = builderType;

    public string MethodName { get; } = methodName;
}
